// Records of the shipped registers in a folder of their own: a committee with its meeting, questions in each state, a mandate.
#pragma once

#include "pages/sample.hpp"
#include "registers/plan.hpp"
#include "registers/public_records.hpp"
#include "support/program.hpp"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace mf::pages {

class SampleRecords {
public:
    explicit SampleRecords(bool empty = false);

    /// As the public finds them on 10 June 2026.
    registers::PublicRecords look() const;
    registers::Registers& registers() const { return *registers_; }

    registers::Record add(const std::string& in,
                          const std::string& id,
                          const registers::Values& values,
                          bool simulated = false) const;
    void move(const registers::Record& record,
              const std::string& to,
              const registers::Values& values = {},
              const std::string& day = "2026-05-04") const;

private:
    void fill() const;

    test::Folder folder_;
    std::shared_ptr<registers::Registers> registers_;
};

/// Filled once for all tests that only read.
const registers::PublicRecords& sample_records();

struct Wanted {
    std::string address;
    std::string query = {};
    std::vector<std::pair<std::string, std::string>> fields = {};
    std::size_t rows_max = evidence_rows_shown;
};

/// The page as `serve` would ask for it, of the sample release with a plan and records.
Result<Page> record_page_of(const registers::PublicRecords& records,
                            const Wanted& wanted,
                            const release::Release& release,
                            const Words& words = english(),
                            const registers::Plan* plan = nullptr);

} // namespace mf::pages
