#include "facts/kept_places.hpp"

#include "base/hash.hpp"
#include "store/files.hpp"
#include "store/originals.hpp"

#include <fmt/format.h>

#include <fstream>

namespace mf::facts {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t block_bytes = std::size_t{1} << 20;

Done empty_folder(const fs::path& folder) {
    std::error_code problem;
    fs::remove_all(folder, problem);
    if (!problem) {
        fs::create_directories(folder, problem);
    }
    return problem ? Done{fail(ErrorKind::io, problem.message(), folder.string())} : Done{};
}

} // namespace

fs::path
prepared_folder(const Workspace& workspace, const std::string& source, const std::string& id) {
    return workspace.folder() / "geo" / source / id;
}

Done keep_prepared(const fs::path& folder,
                   const std::vector<PreparedFile>& files,
                   const fs::path& scratch) {
    if (auto made = empty_folder(scratch); !made) {
        return made;
    }
    for (const PreparedFile& file : files) {
        if (auto written = store::write_file(scratch / file.name, file.bytes); !written) {
            return written;
        }
    }
    std::error_code problem;
    fs::remove_all(folder, problem); // what is damaged there goes
    if (!problem) {
        fs::create_directories(folder.parent_path(), problem);
    }
    if (problem) {
        return fail(ErrorKind::io, problem.message(), folder.string());
    }
    return store::move_into_place(scratch, folder);
}

Result<std::string>
prepared_file(const fs::path& folder, const std::string& name, const std::string& hash) {
    auto bytes = store::read_file(folder / name);
    if (!bytes && bytes.error().kind != ErrorKind::not_found) {
        return bytes;
    }
    if (!bytes || sha256(*bytes) != hash) {
        return fail(ErrorKind::integrity,
                    bytes ? "what was prepared is not what was written"
                          : "what was prepared is gone",
                    (folder / name).string(), "Run `metforward rebuild`");
    }
    return bytes;
}

Result<std::string> keep_original(const Workspace& workspace, const fs::path& file) {
    auto writer = store::Originals{workspace.originals()}.writer();
    if (!writer) {
        return pass(writer.error());
    }
    std::ifstream stream{file, std::ios::binary};
    std::vector<char> block(block_bytes);
    while (stream) {
        stream.read(block.data(), static_cast<std::streamsize>(block.size()));
        if (auto done = writer->add({block.data(), static_cast<std::size_t>(stream.gcount())});
            !done) {
            return pass(done.error());
        }
    }
    if (!stream.eof()) {
        return fail(ErrorKind::io, "the file cannot be read", file.string());
    }
    return writer->finish();
}

Result<fs::path> copy_alone(const Workspace& workspace, const fs::path& file) {
    const fs::path folder = workspace.scratch() / "alone";
    if (auto made = empty_folder(folder); !made) {
        return pass(made.error());
    }
    std::error_code problem;
    fs::path copy = folder / file.filename();
    fs::copy_file(file, copy, problem);
    if (problem) {
        return fail(ErrorKind::io, "the file cannot be copied: " + problem.message(),
                    file.string());
    }
    return copy;
}

Result<fs::path>
original_alone(const Workspace& workspace, const std::string& sha256, std::string_view name) {
    auto reader = store::Originals{workspace.originals()}.open(sha256);
    if (!reader) {
        return pass(reader.error());
    }
    const fs::path folder = workspace.scratch() / "alone";
    if (auto made = empty_folder(folder); !made) {
        return pass(made.error());
    }
    fs::path file = folder / fs::path{name}.filename();
    std::ofstream stream{file, std::ios::binary};
    std::vector<char> block(block_bytes);
    for (;;) {
        const auto got = (*reader)(block);
        if (!got) {
            return pass(got.error());
        }
        if (*got == 0) {
            break;
        }
        stream.write(block.data(), static_cast<std::streamsize>(*got));
    }
    stream.close();
    return stream ? Result<fs::path>{std::move(file)}
                  : fail(ErrorKind::io, "the disk does not take the file", file.string());
}

std::string prepared_id(std::string_view reader,
                        const std::string& input_sha256,
                        const std::string& definition) {
    return sha256(fmt::format("metforward {}\n{}\n{}\n", reader, input_sha256, definition))
        .substr(0, 32);
}

} // namespace mf::facts
