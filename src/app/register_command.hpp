// What the commands about records are asked, and the functions that answer them.
#pragma once

#include "app/commands.hpp"
#include "registers/registers.hpp"
#include "registers/views.hpp"
#include "release/release.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace mf::app {

struct RegisterCommand {
    std::string in;
    std::string id;
    std::string to;
    std::vector<std::string> values; ///< "field=value"
    std::vector<std::string> fields;
    std::vector<std::string> states;
    std::vector<std::string> where; ///< "field=value"
    std::string words;
    std::string role = "officer";
    std::string post;
    std::string why;
    std::vector<std::string> evidence;
    std::string happened;
    std::int64_t version = 0; ///< 0: whatever it is
    std::filesystem::path file;
    std::uint64_t offset = 0;
    std::uint64_t limit = 50;
    std::string at; ///< when a refresh takes it to be
    std::string format = "table";
};

Result<int> register_list(const Context& context, const RegisterCommand& command);
Result<int> register_show(const Context& context, const RegisterCommand& command);
Result<int> register_history(const Context& context, const RegisterCommand& command);
Result<int> register_work(const Context& context, const RegisterCommand& command);
Result<int> register_export(const Context& context, const RegisterCommand& command);
Result<int> register_add(const Context& context, const RegisterCommand& command);
Result<int> register_change(const Context& context, const RegisterCommand& command);
Result<int> register_move(const Context& context, const RegisterCommand& command);
Result<int> register_erase(const Context& context, const RegisterCommand& command);
Result<int> register_attach(const Context& context, const RegisterCommand& command);
Result<int> register_import(const Context& context, const RegisterCommand& command);
/// Plays the story in `file` (a folder; "" for the demonstration's own). `refused` where no simulated figures are published.
Result<int> register_simulate(const Context& context, const RegisterCommand& command);
Result<int> refresh(const Context& context, const RegisterCommand& command);

/// The records of the workspace. `with_measures`: guards can read the newest published numbers; without a published
/// release nobody can.
Result<registers::Registers> open_registers(const Context& context, bool with_measures = false);

Result<registers::Registers> open_registers(const Context& context,
                                            registers::MeasureReader measures);
/// The newest number of a release.
registers::MeasureReader measures_of(std::shared_ptr<const release::Release> release);

/// The registers of the workspace's authority; without a workspace those of every authority.
Result<registers::Definitions> definitions_of(const Context& context);

/// The folders in which an authority's registers stand, the general ones first.
std::vector<std::filesystem::path> register_folders(const facts::Home& home,
                                                    const std::string& authority);
/// Its own settings of them; the file need not be there.
std::filesystem::path register_settings(const facts::Home& home, const std::string& authority);
/// The calendar of this id; weekends alone for "".
Result<registers::Calendar> calendar_of(const facts::Home& home, const std::string& id);

/// The chain, and the kept tables made again: what holds, or `integrity`.
Result<store::Head> verify_registers(const Context& context);

/// What is wrong with the registers of an authority, its settings, its calendar.
std::vector<Error> wrong_registers(const facts::Home& home, const std::string& authority);

/// Who acts on the command line.
registers::Actor actor_of(const RegisterCommand& command);

} // namespace mf::app
