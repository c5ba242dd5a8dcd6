// Parts of the HTML writer that its files share. Not for other rooms, nor for pages.
#pragma once

#include "pages/markup.hpp"
#include "pages/page.hpp"
#include "pages/words.hpp"

namespace mf::pages {

/// Runs of text; a link that leads nowhere safe is written as plain words.
void write_text(Markup& html, const Text& text);
/// <tag class>text</tag>, or nothing when there is no text.
void write_element(Markup& html, Literal tag, Literal css_class, const Text& text);
void write_link(Markup& html, const std::string& text, const std::string& address);
void write_notice(Markup& html, const Notice& notice);
void write_table(Markup& html, const Table& table, const Words& words);
/// All blocks: sections, pairs of halves, rows of figures.
void write_blocks(Markup& html, const Page& page, const Words& words);
/// A number for people, or its symbol, with its marks: "3,380 [r]".
std::string shown(const Cell& cell, Marks marks, const Words& words, Unit unit = Unit::as_is);
/// The mark and the word, and what stands beside it.
void write_word(Markup& html,
                release::SignalWord word,
                const std::string& note,
                const Words& words);

void write_form(Markup& html, const Form& form, const Words& words);
void write_figure(Markup& html, const FigureBlock& figure, const Words& words);
void write_gap(Markup& html, const GapBlock& gap);
void write_small_charts(Markup& html, const SmallCharts& charts, const Words& words);
void write_chart(Markup& html, const Chart& chart, const Words& words);
void write_funnel(Markup& html, const FunnelChart& chart, const Words& words);
void write_map(Markup& html, const MapChart& chart, const Words& words);

} // namespace mf::pages
