// Whatever goes wrong while writing: clear words, nothing under the final name, nothing left behind.

#include <gmock/gmock.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "sim/output/results_reader.hpp"
#include "tests/output/sample_results.hpp"
#include "tests/output/temporary_folder.hpp"

namespace savan::output {
namespace {

using sample::TemporaryFolder;
using testing::HasSubstr;
namespace fs = std::filesystem;

/// The fault met when the sample is written there; the words go to `words`.
Fault fault_of(const fs::path& file, std::string& words) {
    try {
        sample::write(file);
    } catch (const OutputError& error) {
        words = error.what();
        return error.fault;
    }
    ADD_FAILURE() << "writing " << file << " succeeded";
    return {};
}

TEST(Existing, IsKeptUnlessForced) {
    const TemporaryFolder folder;
    sample::write_bytes(folder / "r.h5", "precious");
    std::string words;
    EXPECT_EQ(fault_of(folder / "r.h5", words), Fault::exists);
    EXPECT_THAT(words, HasSubstr("--force"));
    EXPECT_EQ(sample::bytes_of(folder / "r.h5"), "precious");
    EXPECT_EQ(folder.files(), 1);
    sample::write(folder / "r.h5", sample::description(), 4, true);
    EXPECT_NO_THROW(Results::open(folder / "r.h5"));
    EXPECT_EQ(folder.files(), 1);
}

TEST(Existing, ThatAppearsMeanwhileIsKept) {
    const TemporaryFolder folder;
    const Description d = sample::description();
    ResultsWriter writer(folder / "r.h5", d, false);
    for (std::uint32_t i = 3; i < 7; ++i) writer.add(i, sample::replicate(d, i), sample::pairings(d, i));
    sample::write_bytes(folder / "r.h5", "precious");
    EXPECT_THROW(writer.finish(), OutputError);
    EXPECT_EQ(sample::bytes_of(folder / "r.h5"), "precious");
}

TEST(Existing, IsReplacedOnlyWhenTheNewOneIsWhole) {
    const TemporaryFolder folder;
    sample::write_bytes(folder / "r.h5", "precious");
    const Description d = sample::description();
    {
        ResultsWriter writer(folder / "r.h5", d, true);
        writer.add(3, sample::replicate(d, 3), sample::pairings(d, 3));
        EXPECT_EQ(folder.files(), 2);
        EXPECT_TRUE(fs::exists(writer.temporary_path()));
        EXPECT_EQ(writer.temporary_path().parent_path(), folder.path());
        EXPECT_EQ(sample::bytes_of(folder / "r.h5"), "precious");
    }
    EXPECT_EQ(sample::bytes_of(folder / "r.h5"), "precious");
    EXPECT_EQ(folder.files(), 1) << "an unfinished file was left behind";
}

TEST(Existing, TwoWritersAtOnceDoNotMeet) {
    const TemporaryFolder folder;
    const Description d = sample::description();
    Description other = d;
    other.seed = 7;
    ResultsWriter first(folder / "a.h5", d, false), second(folder / "b.h5", other, false);
    ResultsWriter third(folder / "b.h5", other, false);  // the same name: whoever is late is refused
    for (std::uint32_t i = 3; i < 7; ++i)
        for (ResultsWriter* writer : {&first, &second, &third})
            writer->add(i, sample::replicate(d, i), sample::pairings(d, i));
    second.finish();
    first.finish();
    EXPECT_THROW(third.finish(), OutputError);
    EXPECT_EQ(folder.files(), 2);
    EXPECT_EQ(Results::open(folder / "a.h5").description().seed, 2005u);
    EXPECT_EQ(Results::open(folder / "b.h5").description().seed, 7u);
}

TEST(Place, FoldersDevicesAndNowhere) {
    const TemporaryFolder folder;
    std::string words;
    EXPECT_EQ(fault_of(folder.path(), words), Fault::unwritable);
    EXPECT_THAT(words, HasSubstr("is a folder"));
    EXPECT_EQ(fault_of(folder / "no/such/r.h5", words), Fault::unwritable);
    EXPECT_THAT(words, HasSubstr("there is no folder"));
    sample::write_bytes(folder / "file", "x");
    EXPECT_EQ(fault_of(folder / "file/r.h5", words), Fault::unwritable);
    const auto on_device = [] { sample::write("/dev/full", sample::description(), 4, true); };
    EXPECT_THROW(on_device(), OutputError);
    EXPECT_TRUE(fs::is_character_file("/dev/full")) << "a device was replaced";
}

TEST(Place, ALinkIsFollowed) {
    const TemporaryFolder folder;
    sample::write_bytes(folder / "target.h5", "old");
    fs::create_symlink("target.h5", folder / "link.h5");
    sample::write(folder / "link.h5", sample::description(), 4, true);
    EXPECT_TRUE(fs::is_symlink(folder / "link.h5"));
    EXPECT_NO_THROW(Results::open(folder / "target.h5"));
}

/// Ends this process as its exit handlers do, with 0 when `ok`.
[[noreturn]] void leave(bool ok) { std::exit(ok ? 0 : 1); }

TEST(Place, FoldersWithoutWritingRights) {
    const TemporaryFolder folder;
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                                       fs::perms::others_exec);
    // As nobody, because rights do not bind root.
    const auto attempt = [&] {
        if (geteuid() == 0 && setuid(65534) != 0) leave(false);
        try {
            sample::write(folder / "r.h5");
        } catch (const OutputError& error) {
            leave(error.fault == Fault::unwritable &&
                  std::string(error.what()).find("denied") != std::string::npos);
        }
        leave(false);
    };
    EXPECT_EXIT(attempt(), testing::ExitedWithCode(0), testing::Eq(""));
    EXPECT_EQ(folder.files(), 0);
    fs::permissions(folder.path(), fs::perms::owner_all);
}

/// Writes the sample where there is too little room; whether that ended as it should.
bool refused_for_want_of_room(const TemporaryFolder& folder, const fs::path& file) {
    try {
        sample::write(file);
    } catch (const OutputError& error) {
        const bool clean = !fs::exists(file) && fs::is_empty(file.parent_path());
        const bool told = error.fault == Fault::disk_full &&
                          std::string(error.what()).find("Free some space") != std::string::npos;
        if (!clean || !told) std::fprintf(stderr, "%s: %s\n", folder.path().c_str(), error.what());
        return clean && told;
    }
    std::fprintf(stderr, "a file was written that cannot have found room\n");
    return false;
}

TEST(NoRoom, FileSizeLimitAtEveryStage) {
    const TemporaryFolder folder;
    sample::write(folder / "whole.h5");
    const auto whole = fs::file_size(folder / "whole.h5");
    fs::remove(folder / "whole.h5");
    const auto attempt = [&](rlim_t limit) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limits{limit, RLIM_INFINITY};
        setrlimit(RLIMIT_FSIZE, &limits);
        leave(refused_for_want_of_room(folder, folder / "r.h5"));
    };
    for (const auto limit : {std::uintmax_t{0}, std::uintmax_t{100}, whole / 10, whole / 4, whole / 2,
                             whole * 3 / 4, whole - 4096, whole - 1})
        EXPECT_EXIT(attempt(limit), testing::ExitedWithCode(0), testing::Eq("")) << limit << " of " << whole;
}

/// Whether this process may mount, in a name space of its own.
bool may_mount() {
    const pid_t child = fork();
    if (child == 0) _exit(unshare(CLONE_NEWNS) == 0 ? 0 : 1);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(NoRoom, FullDiskAtEveryStage) {
    if (!may_mount())
        GTEST_SKIP() << "mounting a small disk needs root; the file size limit was tried instead";
    const TemporaryFolder folder;
    sample::write(folder / "whole.h5");
    const auto pages = fs::file_size(folder / "whole.h5") / 4096;
    fs::create_directory(folder / "disk");
    const auto attempt = [&](std::uintmax_t kept) {
        const std::string size = "size=" + std::to_string(kept * 4096);
        if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            mount("tmpfs", (folder / "disk").c_str(), "tmpfs", 0, size.c_str()) != 0)
            leave(false);
        leave(refused_for_want_of_room(folder, folder / "disk/r.h5"));
    };
    for (const auto kept :
         {std::uintmax_t{1}, pages / 10, pages / 4, pages / 2, pages * 3 / 4, pages - 1, pages})
        EXPECT_EXIT(attempt(kept), testing::ExitedWithCode(0), testing::Eq("")) << kept << " pages";
}

TEST(NoRoom, TheLibraryIsStillUsableAfterwards) {
    const TemporaryFolder folder;
    const auto attempt = [&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{30000, RLIM_INFINITY}, all{RLIM_INFINITY, RLIM_INFINITY};
        setrlimit(RLIMIT_FSIZE, &small);
        if (!refused_for_want_of_room(folder, folder / "r.h5")) leave(false);
        setrlimit(RLIMIT_FSIZE, &all);
        sample::write(folder / "r.h5");
        for (const Check& check : Results::open(folder / "r.h5").verify())
            if (!check.passed) leave(false);
        leave(true);
    };
    EXPECT_EXIT(attempt(), testing::ExitedWithCode(0), testing::Eq(""));
}

}  // namespace
}  // namespace savan::output
