#include "store/parquet.hpp"

#include "store/parquet_footer.hpp"
#include "store/parquet_format.hpp"
#include "store/parquet_group.hpp"
#include "store/parquet_output.hpp"

#include <set>
#include <string_view>
#include <utility>

namespace mf::store {

namespace {

Done check_names(const std::vector<ColumnSpec>& columns, const std::filesystem::path& file) {
    if (columns.empty()) {
        return fail(ErrorKind::internal, "a table without columns cannot be kept", file.string());
    }
    std::set<std::string_view> names;
    for (const ColumnSpec& column : columns) {
        if (column.name.empty()) {
            return fail(ErrorKind::internal, "a column has no name", file.string());
        }
        if (!names.insert(column.name).second) {
            return fail(ErrorKind::internal, "two columns have the name '" + column.name + "'",
                        file.string());
        }
    }
    return {};
}

Error at(Error error, const std::filesystem::path& file) {
    if (error.where.empty()) {
        error.where = file.string();
    }
    return error;
}

std::unexpected<Error> spent() {
    return fail(ErrorKind::internal, "this Parquet file was closed, or given up after an error");
}

} // namespace

struct ParquetWriter::State {
    parquet::Output output;
    std::vector<ColumnSpec> columns;
    std::vector<std::pair<std::string, std::string>> metadata;
    parquet::GroupWriter group_writer = {};
    std::vector<parquet::GroupRecord> groups = {};
    std::uint64_t rows = 0;
    bool closed = false;

    Done write_footer() {
        parquet::Buffer footer;
        append_footer({.columns = columns, .groups = groups, .metadata = metadata}, footer);
        if (Done done = output.put(footer.bytes()); !done) {
            return done;
        }
        return output.finish();
    }
};

ParquetWriter::ParquetWriter(std::unique_ptr<State> state) : state_{std::move(state)} {}

ParquetWriter::~ParquetWriter() = default;
ParquetWriter::ParquetWriter(ParquetWriter&&) noexcept = default;
ParquetWriter& ParquetWriter::operator=(ParquetWriter&&) noexcept = default;

Result<ParquetWriter>
ParquetWriter::create(const std::filesystem::path& file,
                      std::vector<ColumnSpec> columns,
                      std::vector<std::pair<std::string, std::string>> metadata) {
    if (Done done = check_names(columns, file); !done) {
        return pass(done.error());
    }
    Result<parquet::Output> output = parquet::Output::create(file);
    if (!output) {
        return pass(output.error());
    }
    if (Done done = output->put(parquet::magic); !done) {
        return pass(done.error());
    }
    return ParquetWriter{std::make_unique<State>(
        State{std::move(*output), std::move(columns), std::move(metadata)})};
}

Done ParquetWriter::write_group(std::span<const ColumnValues> values, std::size_t rows) {
    if (!state_ || state_->closed) {
        return spent();
    }
    if (rows == 0) {
        return {};
    }
    Result<parquet::GroupRecord> group =
        state_->group_writer.write(state_->columns, values, rows, state_->output);
    if (!group) {
        Error error = at(group.error(), state_->output.path());
        state_.reset(); // which removes the file
        return pass(std::move(error));
    }
    state_->groups.push_back(std::move(*group));
    state_->rows += rows;
    return {};
}

std::uint64_t ParquetWriter::rows() const {
    return state_ ? state_->rows : 0;
}

Done ParquetWriter::close() {
    if (!state_ || state_->closed) {
        return spent();
    }
    if (Done done = state_->write_footer(); !done) {
        state_.reset(); // which removes the file
        return done;
    }
    state_->closed = true;
    return {};
}

} // namespace mf::store
