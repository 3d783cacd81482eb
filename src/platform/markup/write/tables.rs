//! Tables.

use comrak::nodes::{AstNode, NodeValue, TableAlignment};

use super::Writer;

impl Writer<'_> {
    pub(super) fn table<'a>(&mut self, node: &'a AstNode<'a>) {
        let NodeValue::Table(table) = &node.data().value else {
            return;
        };
        // A table that is wider than the page scrolls, by keyboard too.
        self.part(r#"<div class="table-scroll" tabindex="0" role="group">"#.to_owned());
        self.raw("<table>\n");
        for (at, row) in node.children().enumerate() {
            let (before, cell, after) = match at {
                0 => ("<thead>\n<tr>", "th", "</tr>\n</thead>\n<tbody>\n"),
                _ => ("<tr>", "td", "</tr>\n"),
            };
            self.raw(before);
            // The parser fills short rows up, to any width that the head asks for.
            let filled = row.children().collect::<Vec<_>>();
            let kept = filled.iter().rposition(|cell| cell.first_child().is_some()).map_or(0, |last| last + 1);
            for (cell_node, alignment) in filled.iter().zip(&table.alignments).take(kept.max(1)) {
                self.raw(&format!("<{cell}{}>", alignment_class(*alignment)));
                self.children(cell_node);
                self.raw(&format!("</{cell}>"));
            }
            self.raw(after);
        }
        self.raw("</tbody></table>");
        self.part("</div>".to_owned());
        self.raw("\n");
    }
}

fn alignment_class(alignment: TableAlignment) -> &'static str {
    match alignment {
        TableAlignment::Center => " class=\"align-center\"",
        TableAlignment::Right => " class=\"align-end\"",
        TableAlignment::None | TableAlignment::Left => "",
    }
}
