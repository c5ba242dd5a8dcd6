// One journal for many threads that write: those who come while the disk is busy are written together.
#pragma once

#include "store/journal.hpp"

#include <memory>

namespace mf::store {

/// Thread-safe. The order in which batches come is the order in which they are written.
class JournalWriter {
public:
    /// As Journal::open().
    static Result<JournalWriter> open(const std::filesystem::path& file);
    ~JournalWriter();
    JournalWriter(JournalWriter&&) noexcept;
    JournalWriter& operator=(JournalWriter&&) noexcept;

    /// Durable on return. `busy` when the stream has another version than was expected.
    Result<Appended> append(Batch batch);

    /// For what is no event: `work` (it gives a Done) has the journal alone.
    template <class Work>
    Done alone(Work work) {
        const Turn turn{*this};
        return work(turn.journal());
    }

private:
    struct State;

    class Turn {
    public:
        explicit Turn(JournalWriter& writer);
        ~Turn();
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        Journal& journal() const;

    private:
        State& state_;
    };

    explicit JournalWriter(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

} // namespace mf::store
