#include "support/own_home.hpp"

#include "support/running_program.hpp"

#include <filesystem>
#include <stdexcept>

namespace mf::test {

OwnHome::OwnHome() {
    for (const char* name : {"definitions", "authorities", "site"}) {
        std::filesystem::copy(name, folder_.path() / name,
                              std::filesystem::copy_options::recursive);
    }
}

void OwnHome::replace(const std::string& file,
                      const std::string& old,
                      const std::string& by) const {
    std::string text = folder_.read(file);
    const std::size_t at = text.find(old);
    if (at == std::string::npos) {
        throw std::runtime_error("'" + old + "' does not stand in " + file);
    }
    text.replace(at, old.size(), by);
    folder_.write(file, text);
}

Outcome OwnHome::run(std::vector<std::string> arguments, const Workspace& workspace) const {
    arguments.insert(arguments.end(), {"-w", workspace.folder().string()});
    return RunningProgram{arguments,
                          {.environment = {"METFORWARD_HOME=" + folder_.path().string()}}}
        .wait();
}

} // namespace mf::test
