// A file that is not what was written is refused, and says why.

#include <fcntl.h>
#include <gmock/gmock.h>
#include <hdf5_hl.h>
#include <unistd.h>

#include <functional>

#include "sim/output/hdf5_handle.hpp"
#include "sim/output/results_reader.hpp"
#include "sim/output/schema.hpp"
#include "sim/output/seal.hpp"
#include "tests/output/sample_results.hpp"
#include "tests/output/temporary_folder.hpp"

namespace savan::output {
namespace {

using hdf5::Handle;
using sample::TemporaryFolder;
using testing::HasSubstr;
namespace fs = std::filesystem;

Fault fault_of(const fs::path& file, std::string* words = nullptr) {
    try {
        Results::open(file);
    } catch (const OutputError& error) {
        EXPECT_EQ(error.file, file);
        EXPECT_THAT(error.what(), testing::StartsWith(file.string() + ": "));
        if (words) *words = error.what();
        return error.fault;
    }
    ADD_FAILURE() << file << " was accepted";
    return {};
}

void reseal(const fs::path& path) {
    const int file = open(path.c_str(), O_RDWR);
    write_seal(file);
    close(file);
}

/// Changes a results file through HDF5, as a stranger's tool would.
void change(const fs::path& path, const std::function<void(hid_t)>& work) {
    const Handle file(H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose, "opening");
    work(file);
}

class Damage : public testing::Test {
protected:
    Damage() : file_(folder_ / "r.h5") {
        sample::write(file_, sample::description(false));
        bytes_ = sample::bytes_of(file_);
    }
    void with_flipped(std::size_t at, int bit = 0) {
        std::string flipped = bytes_;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
        sample::write_bytes(file_, flipped);
    }
    /// Names of the checks that fail in the file as it stands.
    std::vector<std::string> failed() const {
        std::vector<std::string> names;
        for (const Check& check : Results::open(file_).verify())
            if (!check.passed) {
                names.push_back(check.name);
                EXPECT_FALSE(check.words.empty());
            }
        return names;
    }

    TemporaryFolder folder_;
    fs::path file_;
    std::string bytes_;
};

TEST_F(Damage, TruncatedAnywhere) {
    std::vector<std::size_t> lengths = {1, 7, 8, 100, 2000, 4096, bytes_.size() / 2, bytes_.size() - 1};
    for (std::size_t length = 3000; length < bytes_.size(); length += 7919) lengths.push_back(length);
    for (const std::size_t length : lengths) {
        sample::write_bytes(file_, bytes_.substr(0, length));
        std::string words;
        const Fault fault = fault_of(file_, &words);
        EXPECT_EQ(fault, length < 8 ? Fault::not_hdf5 : Fault::damaged) << length;
        if (length >= 8) {
            EXPECT_THAT(words, HasSubstr("truncated")) << length;
        }
        if (length > 4096) {
            EXPECT_THAT(words, HasSubstr(std::to_string(length) + " of "));
        }
    }
}

TEST_F(Damage, Lengthened) {
    sample::write_bytes(file_, bytes_ + '\0');
    EXPECT_EQ(fault_of(file_), Fault::damaged);
}

TEST_F(Damage, AnyFlippedBitIsCaught) {
    std::size_t refused = 0, tried = 0;
    const auto flip = [&](std::size_t at) {
        with_flipped(at, static_cast<int>(tried % 8));
        ++tried;
        refused += fault_of(file_) == Fault::damaged;
    };
    for (std::size_t at = 0; at < 64; ++at) flip(at);  // the signature and the superblock
    const std::size_t seal = bytes_.find("savan-seal:");
    for (std::size_t at = seal; at < seal + 96; ++at) flip(at);
    for (std::size_t at = 64; at < bytes_.size(); at += 149) flip(at);  // everything else
    EXPECT_GT(tried, 1000u);
    EXPECT_EQ(refused, tried);
}

TEST_F(Damage, UnderTheSealChunkChecksumsStillCatchFlips) {
    std::vector<std::pair<std::string, haddr_t>> chunks;
    {
        const Handle file(H5Fopen(file_.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "opening");
        for (const Variable& variable : variables_of(sample::description().parts)) {
            const Handle dataset = hdf5::open_dataset(file, variable.name);
            haddr_t address = 0;
            hsize_t size = 0;
            const Handle space(H5Dget_space(dataset), H5Sclose, "reading an extent");
            ASSERT_GE(H5Dget_chunk_info(dataset, space, 2, nullptr, nullptr, &address, &size), 0);
            chunks.emplace_back(variable.name, address + size / 2);
        }
    }
    for (const auto& [name, at] : chunks) {
        with_flipped(at, 3);
        reseal(file_);
        EXPECT_THAT(failed(), testing::Contains("checksums")) << name;
        const Results results = Results::open(file_);
        std::size_t refused = 0;
        for (std::size_t i = 0; i < results.replicates(); ++i) {
            try {
                results.replicate(i);
                for (std::size_t s = 0; s < results.scenarios().size(); ++s) results.pairing(s, i);
            } catch (const OutputError& error) {
                EXPECT_EQ(error.fault, Fault::damaged);
                ++refused;
            }
        }
        EXPECT_EQ(refused, 1u) << name;
    }
}

TEST_F(Damage, AChangedCountIsSeenInTheDigest) {
    change(file_, [](hid_t file) {
        const Handle dataset = hdf5::open_dataset(file, "returns");
        std::vector<std::int64_t> values = hdf5::read_integers(file, "returns");
        ++values[123];
        H5Dwrite(dataset, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
    });
    EXPECT_EQ(fault_of(file_), Fault::damaged);
    reseal(file_);
    EXPECT_THAT(failed(), testing::ElementsAre("digests"));
}

TEST_F(Damage, AnotherUnitIsSeenInTheSchema) {
    change(file_, [](hid_t file) {
        const Handle dataset = hdf5::open_dataset(file, "cost");
        H5Adelete(dataset, "units");
        hdf5::write_attribute(dataset, "units", "USD");
    });
    reseal(file_);
    EXPECT_THAT(failed(), testing::ElementsAre("schema"));
}

TEST_F(Damage, AnUnnamedAxisIsSeen) {
    change(file_, [](hid_t file) {
        const Handle dataset = hdf5::open_dataset(file, "abroad"), scale = hdf5::open_dataset(file, "sex");
        H5DSdetach_scale(dataset, scale, 4);
    });
    reseal(file_);
    EXPECT_THAT(failed(), testing::ElementsAre("dimensions"));
}

TEST_F(Damage, MissingProvenanceIsSeen) {
    change(file_, [](hid_t file) { H5Adelete_by_name(file, "provenance", "compiler", H5P_DEFAULT); });
    reseal(file_);
    EXPECT_THAT(failed(), testing::ElementsAre("provenance"));
}

TEST_F(Damage, AnotherScenarioTextIsSeen) {
    change(file_, [](hid_t file) {
        const Handle dataset = hdf5::open_dataset(file, "provenance/scenario_text");
        std::vector<std::string> texts = hdf5::read_strings(file, "provenance/scenario_text");
        texts[1] += "\ncoverage_fraction = 1\n";
        const char* pointers[] = {texts[0].c_str(), texts[1].c_str(), texts[2].c_str()};
        H5Dwrite(dataset, hdf5::string_type(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers);
    });
    reseal(file_);
    EXPECT_THAT(failed(), testing::ElementsAre("scenarios"));
}

TEST_F(Damage, AChangeAfterOpeningIsSeenInTheSeal) {
    const Results results = Results::open(file_);
    with_flipped(bytes_.size() - 1);
    const std::vector<Check> checks = results.verify();
    EXPECT_EQ(checks.front().name, "seal");
    EXPECT_FALSE(checks.front().passed);
}

TEST_F(Damage, ANewerLayoutIsRefused) {
    change(file_, [](hid_t file) {
        H5Adelete(file, "schema_version");
        hdf5::write_attribute(file, "schema_version", schema_version + 1);
    });
    reseal(file_);
    std::string words;
    EXPECT_EQ(fault_of(file_, &words), Fault::newer);
    EXPECT_THAT(words, HasSubstr("version " + std::to_string(schema_version + 1)));
}

TEST_F(Damage, AnOlderLayoutIsRefused) {
    change(file_, [](hid_t file) {
        H5Adelete(file, "schema_version");
        hdf5::write_attribute(file, "schema_version", std::int64_t{1});
    });
    reseal(file_);
    std::string words;
    EXPECT_EQ(fault_of(file_, &words), Fault::older);
    EXPECT_THAT(words, HasSubstr("Repeat the run"));
}

TEST_F(Damage, AChangedPairedCountIsSeenInTheDigest) {
    change(file_, [](hid_t file) {
        const Handle dataset = hdf5::open_dataset(file, "paired_events");
        std::vector<std::int64_t> values = hdf5::read_integers(file, "paired_events");
        ++values[6161];
        H5Dwrite(dataset, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
    });
    reseal(file_);
    EXPECT_THAT(failed(), testing::ElementsAre("digests"));
}

TEST_F(Damage, AMissingGroupIsRefusedEvenUnderASeal) {
    change(file_, [](hid_t file) { H5Ldelete(file, "provenance/digest", H5P_DEFAULT); });
    reseal(file_);
    EXPECT_EQ(fault_of(file_), Fault::damaged);
}

TEST(Foreign, MissingUnreadableAndStrange) {
    const TemporaryFolder folder;
    EXPECT_EQ(fault_of(folder / "nothing.h5"), Fault::missing);
    EXPECT_EQ(fault_of(folder.path()), Fault::unreadable);
    sample::write_bytes(folder / "empty.h5", "");
    std::string words;
    EXPECT_EQ(fault_of(folder / "empty.h5", &words), Fault::not_hdf5);
    EXPECT_THAT(words, HasSubstr("empty"));
    sample::write_bytes(folder / "text.csv", "scenario,replicate\n");
    EXPECT_EQ(fault_of(folder / "text.csv"), Fault::not_hdf5);
    {
        const Handle file(H5Fcreate((folder / "other.h5").c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT),
                          H5Fclose, "creating");
    }
    EXPECT_EQ(fault_of(folder / "other.h5"), Fault::foreign);
}

TEST(Foreign, FilesWithoutReadingRights) {
    const TemporaryFolder folder;
    sample::write(folder / "r.h5");
    fs::permissions(folder / "r.h5", fs::perms::none);
    if (geteuid() == 0) {
        // Rights do not bind root, who reads the file.
        EXPECT_NO_THROW(Results::open(folder / "r.h5"));
    } else {
        EXPECT_EQ(fault_of(folder / "r.h5"), Fault::unreadable);
    }
}

}  // namespace
}  // namespace savan::output
