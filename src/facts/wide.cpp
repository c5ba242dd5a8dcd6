#include "facts/wide.hpp"

#include "base/text.hpp"
#include "facts/read_edition.hpp"
#include "facts/tally.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace mf::facts {

namespace {

enum class CellState : std::uint8_t { value, blank, refused };

struct WideRow {
    std::uint64_t line = 0;
    std::vector<Ready> fields;
};

class WideEdition {
public:
    WideEdition(const Layout& layout,
                const FieldContext& context,
                const std::filesystem::path& folder)
        : layout_{layout}, source_{*layout.source}, context_{context},
          kept_{fact_columns(source_), folder / "part-0.parquet"},
          held_{fact_columns(source_), folder / "held.parquet"},
          refused_{folder / "refused.parquet"}, rows_{layout_, context_, kept_},
          tally_{layout_, kept_, Tally::Of::cells} {}

    Result<Manifest> read(CsvReader& reader) {
        if (const auto refusal = rows_.read_fixed()) {
            return fail(
                ErrorKind::invalid,
                fmt::format("the file's name does not tell what is needed ({})", refusal->reason));
        }
        CsvRecord record;
        bool unended = false;
        for (;;) {
            const auto more = reader.next(record);
            if (!more) {
                return pass(more.error());
            }
            if (!*more) {
                break;
            }
            unended = record.last_unended;
            if (auto done = take(record); !done) {
                return pass(done.error());
            }
        }
        find_stale();
        if (auto done = write(); !done) {
            return pass(done.error());
        }
        return finish(reader, unended);
    }

private:
    std::size_t periods() const { return layout_.periods.size(); }

    Done refuse_row(const CsvRecord& record, std::string_view column, std::string_view reason) {
        ++manifest_.rows_refused;
        ++manifest_.refused[std::string{reason}];
        manifest_.cells_refused += periods();
        return refused_.add(record.line, column, reason, record.text);
    }

    Done take(const CsvRecord& record) {
        ++manifest_.rows_read;
        if (const auto reason = unreadable_record(record, layout_.width)) {
            return refuse_row(record, "", *reason);
        }
        if (const Refusal* refusal = rows_.read(record)) {
            return refuse_row(record, refusal->column, refusal->reason);
        }
        if (values_.size() + periods() > wide_cells_max) {
            return fail(ErrorKind::limit,
                        fmt::format("the file has more than {} cells", wide_cells_max));
        }
        WideRow row{record.line, {}};
        const auto fields = rows_.values();
        for (std::size_t i = 0; i < source_.columns.size(); ++i) {
            row.fields.push_back(*fields[i]);
            if (fields[i]->unknown && source_.columns[i].type == FieldType::category) {
                tally_.unrecognised(rows_.text_of(i));
            } else if (fields[i]->unknown) {
                tally_.unmatched_place();
            }
        }
        table_.push_back(std::move(row));
        for (const auto& [column, period] : layout_.periods) {
            if (auto done = take_cell(record, column); !done) {
                return done;
            }
        }
        return {};
    }

    std::string_view without_marks(std::string_view text) const {
        text = trimmed(text);
        while (!text.empty() && source_.periods->marks.find(text.back()) != std::string::npos) {
            text.remove_suffix(1);
        }
        return text;
    }

    Done take_cell(const CsvRecord& record, std::size_t column) {
        const Typed typed = read_number(without_marks(record.fields[column]), source_.periods->type,
                                        source_.decimal, source_.periods->missing);
        if (typed.state == Typed::State::refused) {
            values_.push_back(0);
            states_.push_back(CellState::refused);
            ++manifest_.cells_refused;
            return refused_.add(record.line, layout_.headings[column],
                                fmt::format("{}-unreadable", source_.periods->value),
                                record.fields[column]);
        }
        const bool whole = source_.periods->type == FieldType::whole;
        values_.push_back(whole ? static_cast<double>(typed.whole) : typed.number);
        states_.push_back(typed.state == Typed::State::blank ? CellState::blank : CellState::value);
        return {};
    }

    double value(std::size_t row, std::size_t period) const {
        return values_[row * periods() + period];
    }
    CellState state(std::size_t row, std::size_t period) const {
        return states_[row * periods() + period];
    }

    void find_stale() {
        stale_.assign(periods(), false);
        std::vector<double> sums(periods(), 0);
        for (std::size_t row = 0; row < table_.size(); ++row) {
            for (std::size_t period = 0; period < periods(); ++period) {
                sums[period] += value(row, period);
            }
        }
        all_nought_ = std::ranges::all_of(sums, [](double sum) { return sum == 0; });
        for (const Hold& hold : source_.holds) {
            if (hold.rule != HoldRule::stale_column || table_.size() < hold.rows_min ||
                periods() < 3) {
                continue;
            }
            std::vector<double> ordered = sums;
            std::ranges::nth_element(ordered, ordered.begin() +
                                                  static_cast<std::ptrdiff_t>(ordered.size() / 2));
            const double usual = ordered[ordered.size() / 2];
            for (std::size_t period = 0; period < periods(); ++period) {
                stale_[period] = usual > 0 && sums[period] < hold.share * usual;
            }
        }
    }

    /// The field's value in the other writer, whose dictionary has numbers of its own.
    Ready elsewhere(std::size_t field, const Ready& ready) {
        if (ready.state != Typed::State::value ||
            kept_.column(field).spec().type != store::ColumnType::text) {
            return ready;
        }
        return held_.column(field).ready(
            Typed::of_text(std::string{kept_.column(field).text(ready.code)}));
    }

    Done
    write_cell(std::size_t row, std::size_t period, FactWriter& writer, const Ready& period_value) {
        const std::size_t fields = source_.columns.size();
        Typed typed;
        if (state(row, period) == CellState::value) {
            typed = Typed::of_whole(static_cast<std::int64_t>(value(row, period)));
            typed.number = value(row, period);
        }
        const Ready number = kept_.column(fields + 1).ready(typed);
        std::vector<const Ready*>& values = pointers_;
        values.clear();
        for (const Ready& field : table_[row].fields) {
            values.push_back(&field);
        }
        values.push_back(&period_value);
        values.push_back(&number);
        for (std::size_t i = 0; i < values.size(); ++i) {
            writer.column(i).push(&writer == &kept_ ? *values[i] : elsewhere(i, *values[i]));
        }
        tally_.row(values);
        return writer.end_row(table_[row].line);
    }

    /// Period by period, so that a slice stands together in the file.
    Done write() {
        std::vector<char> fate(table_.size(), 'r'); // of each row: refused, held, kept
        for (std::size_t period = 0; period < periods(); ++period) {
            FactWriter& writer = stale_[period] ? held_ : kept_;
            const Ready period_value = kept_.column(source_.columns.size())
                                           .ready(Typed::of_text(layout_.periods[period].second));
            for (std::size_t row = 0; row < table_.size(); ++row) {
                if (state(row, period) == CellState::refused) {
                    continue;
                }
                (stale_[period] ? manifest_.cells_held : manifest_.cells_kept) += 1;
                fate[row] = !stale_[period] ? 'k' : fate[row] == 'k' ? 'k' : 'h';
                if (auto done = write_cell(row, period, writer, period_value); !done) {
                    return done;
                }
            }
        }
        manifest_.rows_kept = static_cast<std::uint64_t>(std::ranges::count(fate, 'k'));
        manifest_.rows_held = static_cast<std::uint64_t>(std::ranges::count(fate, 'h'));
        const auto refused = static_cast<std::uint64_t>(std::ranges::count(fate, 'r'));
        manifest_.rows_refused += refused;
        if (refused > 0) {
            manifest_.refused["no-readable-cell"] += refused;
        }
        if (auto done = kept_.close(); !done) {
            return done;
        }
        if (held_.rows() > 0) {
            if (auto done = held_.close(); !done) {
                return done;
            }
        }
        return refused_.close();
    }

    Result<Manifest> finish(const CsvReader& reader, bool unended) {
        tally_.finish(manifest_, rows_, *context_.areas);
        manifest_.source = source_.id;
        manifest_.definition = source_.hash;
        manifest_.name_parts = context_.name_parts;
        manifest_.withheld = source_.withheld.has_value() && all_nought_ && !table_.empty();
        for (std::size_t period = 0; period < periods(); ++period) {
            for (Slice& slice : manifest_.slices) {
                if (stale_[period] &&
                    std::ranges::count(slice.key, layout_.periods[period].second) > 0) {
                    slice.held = slice.rows;
                    slice.rows = 0;
                    slice.hold = "stale column";
                }
            }
        }
        note_form(reader, unended, layout_, manifest_);
        return std::move(manifest_);
    }

    const Layout& layout_;
    const SourceDefinition& source_;
    const FieldContext& context_;
    FactWriter kept_;
    FactWriter held_;
    RefusedWriter refused_;
    RowReader rows_;
    Tally tally_;
    Manifest manifest_;
    std::vector<WideRow> table_;
    std::vector<double> values_;
    std::vector<CellState> states_;
    std::vector<bool> stale_;
    std::vector<const Ready*> pointers_;
    bool all_nought_ = false;
};

} // namespace

Result<Manifest> read_wide_edition(CsvReader& reader,
                                   const Layout& layout,
                                   const FieldContext& context,
                                   const std::filesystem::path& folder) {
    return WideEdition{layout, context, folder}.read(reader);
}

} // namespace mf::facts
