// A copy of all definitions, in which a test may change one.
#pragma once

#include "support/program.hpp"

#include <string>
#include <vector>

namespace mf::test {

class OwnHome {
public:
    OwnHome();

    /// pre: `old` stands in the file.
    void replace(const std::string& file, const std::string& old, const std::string& by) const;
    /// Runs a command on the workspace by these definitions.
    Outcome run(std::vector<std::string> arguments, const Workspace& workspace) const;

private:
    Folder folder_;
};

} // namespace mf::test
