#include "app/shown_records.hpp"

#include "app/register_command.hpp"

namespace mf::app {

Result<ShownRecords> ShownRecords::open(const Context& context) {
    auto registers = open_registers(context, false);
    if (!registers) {
        return pass(registers.error());
    }
    return ShownRecords{std::make_shared<registers::Registers>(std::move(*registers))};
}

Result<std::optional<registers::PublicRecords>> ShownRecords::newer() {
    const Day today = Clock::system().today;
    const auto head = registers_->head();
    if (!head) {
        return pass(head.error());
    }
    if (today.text() + head->hash == seen_) {
        return std::nullopt;
    }
    auto records = registers::PublicRecords::look(registers_, today);
    if (!records) {
        return pass(records.error());
    }
    seen_ = today.text() + records->head().hash;
    return std::move(*records);
}

std::string mark_of(const registers::PublicRecords& records) {
    return records.today().text() + " " + records.head().hash;
}

} // namespace mf::app
