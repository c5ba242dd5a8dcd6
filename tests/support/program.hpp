// Runs the built program on small files that a test makes: a journey from raw file to answer.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mf::test {

/// A folder of its own under the system's folder for temporary files; gone with the value.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::filesystem::path& path() const { return path_; }

    /// Writes a file, with the folders above it; returns where it stands.
    std::filesystem::path write(const std::string& name, std::string_view text) const;
    std::string read(const std::string& name) const;

private:
    std::filesystem::path path_;
};

struct Outcome {
    int code = 0; ///< exit code; 128 + n when signal n ended it
    std::string out;
    std::string err;
};

/// Runs the program (METFORWARD_BIN) with these arguments and waits for its end.
Outcome run_program(const std::vector<std::string>& arguments);

/// A table as the program gives it with --format csv: no quoted commas are expected in what tests ask for.
using Table = std::vector<std::vector<std::string>>;
Table table_of(std::string_view csv);

/// A workspace with the files that were taken in.
class Workspace {
public:
    /// `authority` "" is one with general sources only.
    explicit Workspace(const std::string& authority = "london");

    /// Writes the file among the inputs, and takes it in; more arguments may follow.
    Outcome ingest(const std::string& name,
                   std::string_view text,
                   const std::vector<std::string>& more = {});
    /// Runs a command on this workspace.
    Outcome run(std::vector<std::string> arguments) const;
    /// The rows that a question to the facts gives, without the heading.
    Table sql(const std::string& question) const;
    /// The one cell that a question gives, "" when there is none.
    std::string answer(const std::string& question) const;
    /// Of the last file taken in: the text of a key in its JSON line, numbers as written, "" when absent.
    std::string told(const std::string& key) const;
    /// Of the last file taken in: how many rows were refused for this reason.
    std::string refused(const std::string& reason) const;

    const Folder& inputs() const { return inputs_; }
    /// Where the workspace stands.
    std::filesystem::path folder() const { return place_.path() / "workspace"; }

private:
    Folder inputs_;
    Folder place_;
    std::string last_; ///< JSON line of the last file
};

} // namespace mf::test
