#include "store/journal_writer.hpp"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace mf::store {

namespace {

struct Waiting {
    Batch batch;
    std::optional<Result<Appended>> answer;
};

/// So many are written at once: one transaction stays short, and nobody waits for long.
constexpr std::size_t together_max = 256;

} // namespace

struct JournalWriter::State {
    explicit State(Journal opened) : journal{std::move(opened)} {}

    Journal journal; // of whoever set `taken`
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<Waiting*> queue;
    bool taken = false;
};

JournalWriter::JournalWriter(std::unique_ptr<State> state) : state_{std::move(state)} {}

JournalWriter::~JournalWriter() = default;
JournalWriter::JournalWriter(JournalWriter&&) noexcept = default;
JournalWriter& JournalWriter::operator=(JournalWriter&&) noexcept = default;

Result<JournalWriter> JournalWriter::open(const std::filesystem::path& file) {
    Result<Journal> journal = Journal::open(file);
    if (!journal) {
        return pass(journal.error());
    }
    return JournalWriter{std::make_unique<State>(std::move(*journal))};
}

Result<Appended> JournalWriter::append(Batch batch) {
    State& state = *state_;
    Waiting own{std::move(batch), std::nullopt};
    std::unique_lock lock{state.mutex};
    state.queue.push_back(&own);
    while (!own.answer) {
        if (state.taken) {
            state.changed.wait(lock);
            continue;
        }
        // Whoever finds the journal free writes for everyone who waits by now.
        state.taken = true;
        const std::size_t count = std::min(together_max, state.queue.size());
        const auto end = state.queue.begin() + static_cast<std::ptrdiff_t>(count);
        const std::vector<Waiting*> writing{state.queue.begin(), end};
        state.queue.erase(state.queue.begin(), end);
        lock.unlock();
        std::vector<Batch> batches;
        for (Waiting* one : writing) {
            batches.push_back(std::move(one->batch));
        }
        auto answers = state.journal.append_each(batches);
        lock.lock();
        for (std::size_t i = 0; i < writing.size(); ++i) {
            writing[i]->answer =
                answers ? std::move((*answers)[i]) : Result<Appended>{pass(answers.error())};
        }
        state.taken = false;
        state.changed.notify_all();
    }
    return std::move(*own.answer);
}

JournalWriter::Turn::Turn(JournalWriter& writer) : state_{*writer.state_} {
    std::unique_lock lock{state_.mutex};
    state_.changed.wait(lock, [&] { return !state_.taken; });
    state_.taken = true;
}

JournalWriter::Turn::~Turn() {
    const std::scoped_lock lock{state_.mutex};
    state_.taken = false;
    state_.changed.notify_all();
}

Journal& JournalWriter::Turn::journal() const {
    return state_.journal;
}

} // namespace mf::store
