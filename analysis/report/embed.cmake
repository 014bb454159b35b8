# Writes files into a C++ source as raw string literals.
#   cmake -DOUTPUT=assets.cpp -DWEB=analysis/report/web -P embed.cmake
set(code "#include \"analysis/report/assets.hpp\"\n\nnamespace savan::analysis {\n")
foreach(pair page_script:dist/page.js page_style:dist/page.css page_texts:texts.json
        bundle_licences:dist/LICENCES.txt font_licence:fonts/OFL.txt)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 name)
  list(GET pair 1 path)
  file(READ ${WEB}/${path} content)
  string(FIND "${content}" ")~savan~\"" end)
  if(NOT end EQUAL -1)
    message(FATAL_ERROR "${path} holds the mark that ends a literal")
  endif()
  string(APPEND code "\nconst std::string_view ${name} = R\"~savan~(${content})~savan~\";\n")
endforeach()
string(APPEND code "\n}  // namespace savan::analysis\n")
file(WRITE ${OUTPUT} "${code}")
