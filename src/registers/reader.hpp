// One thread's view of the records: the journal and the kept tables, and records as guards ask for them.
#pragma once

#include "registers/guards.hpp"
#include "registers/kept.hpp"
#include "store/journal.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace mf::registers {

struct Reader {
    store::Journal journal;
    Kept kept;

    Result<Record> record(const std::string& in, const std::string& id) const;
    /// With the tables brought up to date.
    Result<std::vector<Record>>
    referring(const Register& in, const Register& to, const std::string& id);
};

/// What the engine is made of, and readers that wait to be used. The readers point at the definitions: it stays in its place.
struct Core {
    Core(Definitions told, Calendar days, MeasureReader reads)
        : definitions{std::move(told)}, calendar{std::move(days)}, measures{std::move(reads)} {}
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;

    Definitions definitions;
    Calendar calendar;
    MeasureReader measures;
    std::filesystem::path journal_file;
    std::filesystem::path kept_file;
    std::mutex mutex;
    std::vector<Reader> idle;
};

/// A reader for as long as the value lives.
class Lent {
public:
    static Result<Lent> take(Core& core);
    ~Lent();
    Lent(Lent&&) noexcept;
    Lent& operator=(Lent&&) = delete;
    Reader& operator*() const { return *reader_; }
    Reader* operator->() const { return reader_.get(); }

private:
    Lent(Core& core, Reader reader)
        : core_{&core}, reader_{std::make_unique<Reader>(std::move(reader))} {}

    Core* core_;
    std::unique_ptr<Reader> reader_;
};

/// Other records for a guard. The reader outlives it.
Related related_of(Core& core, Reader& reader);

} // namespace mf::registers
