#include "registers/reader.hpp"

namespace mf::registers {

namespace {

constexpr std::size_t idle_max = 32; ///< more threads than that never wait at the same moment

} // namespace

Result<Record> Reader::record(const std::string& in, const std::string& id) const {
    const auto events = journal.stream(stream_of(in, id));
    return events ? fold(in, id, *events) : pass(events.error());
}

Result<std::vector<Record>>
Reader::referring(const Register& in, const Register& to, const std::string& id) {
    if (auto current = kept.catch_up(journal); !current) {
        return pass(current.error());
    }
    const auto ids = kept.referring(in.id, to, id);
    if (!ids) {
        return pass(ids.error());
    }
    std::vector<Record> records;
    for (const std::string& one : *ids) {
        auto found = record(in.id, one);
        if (!found) {
            return pass(found.error());
        }
        records.push_back(std::move(*found));
    }
    return records;
}

Result<Lent> Lent::take(Core& core) {
    {
        const std::scoped_lock lock{core.mutex};
        if (!core.idle.empty()) {
            Lent lent{core, std::move(core.idle.back())};
            core.idle.pop_back();
            return lent;
        }
    }
    auto journal = store::Journal::open_to_read(core.journal_file);
    auto kept = journal ? Kept::open(core.kept_file, core.definitions, core.calendar)
                        : pass(journal.error());
    if (!kept) {
        return pass(kept.error());
    }
    return Lent{core, Reader{std::move(*journal), std::move(*kept)}};
}

Lent::Lent(Lent&&) noexcept = default;

Lent::~Lent() {
    if (reader_ == nullptr) {
        return;
    }
    const std::scoped_lock lock{core_->mutex};
    if (core_->idle.size() < idle_max) {
        core_->idle.push_back(std::move(*reader_));
    }
}

Related related_of(Core& core, Reader& reader) {
    Related related;
    related.referring = [&core, &reader](const std::string& in,
                                         const Record& to) -> Result<std::vector<Record>> {
        const Register* there = core.definitions.find(in);
        const Register* own = core.definitions.find(to.in);
        if (there == nullptr || own == nullptr) {
            return fail(ErrorKind::not_found, "there is no register '" + in + "'");
        }
        return reader.referring(*there, *own, to.id);
    };
    related.find = [&reader](const std::string& in, const std::string& id) {
        return reader.record(in, id);
    };
    return related;
}

} // namespace mf::registers
