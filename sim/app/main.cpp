#include "sim/app/program.hpp"

int main(int argc, char** argv) { return savan::app::program(argc, argv); }
