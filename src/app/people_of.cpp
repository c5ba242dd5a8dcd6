#include "app/people_of.hpp"

namespace mf::app {

Result<people::Rights> rights_of(const Context& context) {
    return people::Rights::read(context.home.folder / "definitions/rights.toml");
}

Result<people::People> people_of(const Context& context) {
    const auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    const auto rights = rights_of(context);
    auto rules = people::read_password_rules(context.home.folder / "definitions/people.toml");
    if (!rights || !rules) {
        return pass(rights ? rules.error() : rights.error());
    }
    people::PeopleOptions options;
    options.journal = workspace->journal();
    options.rules = std::move(*rules);
    options.need_second_step = rights->need_second_step();
    return people::People::open(std::move(options));
}

Result<people::Moment> moment_of(const Context& context) {
    return people::moment_of(context.clock.now);
}

} // namespace mf::app
