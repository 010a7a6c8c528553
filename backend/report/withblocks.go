package report

import "afterword/backend/document"

// withBlocks gives a block with every list of blocks in it changed. The block
// itself stays as it is.
func withBlocks(b document.Block, change func([]document.Block) []document.Block) document.Block {
	switch x := b.(type) {
	case document.Section:
		x.Blocks = change(x.Blocks)
		return x
	case document.Quote:
		x.Blocks = change(x.Blocks)
		return x
	case document.List:
		items := make([]document.ListItem, len(x.Items))
		for i, item := range x.Items {
			items[i] = document.ListItem{Checked: item.Checked, Blocks: change(item.Blocks)}
		}
		x.Items = items
		return x
	case document.Definitions:
		items := make([]document.Definition, len(x.Items))
		for i, item := range x.Items {
			items[i] = document.Definition{Term: item.Term, Blocks: change(item.Blocks)}
		}
		x.Items = items
		return x
	case document.Table:
		rows := make([]document.Row, len(x.Rows))
		for i, row := range x.Rows {
			rows[i] = rowWithBlocks(row, change)
		}
		x.Rows = rows
		return x
	}
	return b
}

// rowWithBlocks is withBlocks for a row of a table.
func rowWithBlocks(row document.Row, change func([]document.Block) []document.Block) document.Row {
	cells := make([]document.Cell, len(row.Cells))
	for i, cell := range row.Cells {
		cells[i].Blocks = change(cell.Blocks)
	}
	row.Cells = cells
	return row
}
