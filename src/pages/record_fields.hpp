// The fields of a register as fields of a form. For the pages of forms.
#pragma once

#include "pages/sign_in.hpp"
#include "registers/views.hpp"

#include <string>
#include <vector>

namespace mf::pages {

/// The sentence for a problem's name; "" for none.
std::string problem_text(const Words& words, const std::string& problem);

class RecordFields {
public:
    /// `posts`: that there are, offered while somebody types.
    RecordFields(const PersonalFrame& frame, const std::vector<std::string>& posts)
        : frame_{frame}, words_{frame.words}, posts_{posts} {}

    void add(Form& form, const registers::FormField& asked) const;
    /// What is held is ticked, and goes when the tick goes; below it stands the place for more.
    void add_evidence(Form& form,
                      const std::string& name,
                      const std::string& label,
                      const std::string& hint,
                      const std::vector<std::string>& lines,
                      const std::string& problem) const;

private:
    std::string help(const registers::FormField& asked) const;
    FormField simple(const registers::FormField& asked) const;
    /// Choices of the field, and what its hint says of them.
    std::string add_offered(FormField& field, const registers::FormField& asked) const;
    /// Measure, area, comparison and number, each by itself: nobody need know how a test is written.
    void add_test(Form& form, const registers::FormField& asked) const;

    const PersonalFrame& frame_;
    const Words& words_;
    const std::vector<std::string>& posts_;
};

} // namespace mf::pages
