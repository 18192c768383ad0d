using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Plans.Editing;

/// <summary>The first sheet of an .xlsx file as rows of text, and the sheet to fill in; rows pasted from a sheet or a CSV as well.</summary>
public static class SubjectSheet
{
    public const int MaxBytes = 2 * 1024 * 1024;

    private static readonly Words Unreadable = new("Không đọc được tệp: hãy lưu lại dạng .xlsx, tối đa 2 MB, 5.000 dòng.", "The file cannot be read: save it as .xlsx, at most 2 MB and 5,000 rows.");

    /// <exception cref="TaskRefusedException">It is no workbook, or too large.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Read(Stream file)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(file, isEditable: false);
            var book = document.WorkbookPart!;
            var shared = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
            var sheet = book.Workbook!.Descendants<Sheet>().First();
            var rows = new List<IReadOnlyList<string>>();
            using var reader = OpenXmlReader.Create(book.GetPartById(sheet.Id!));
            while (reader.Read())
                if (reader.ElementType == typeof(Row) && reader.IsStartElement)
                {
                    var row = (Row)reader.LoadCurrentElement()!;
                    // Empty rows are left out of the file; people count them.
                    while (row.RowIndex?.Value is { } index && rows.Count + 1 < index && rows.Count <= SubjectLines.Most)
                        rows.Add([]);
                    rows.Add(CellsOf(row, shared));
                    if (rows.Count > SubjectLines.Most)
                        throw new TaskRefusedException(TaskAnswerKind.Invalid, Unreadable, new FieldError("file", Unreadable));
                }
            return rows;
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or FileFormatException or InvalidOperationException or NullReferenceException or FormatException or System.Xml.XmlException or ArgumentException)
        {
            throw TaskRefusedException.Invalid("file", Unreadable);
        }
    }

    /// <summary>Rows as pasted: cells by tabs, semicolons or bars.</summary>
    /// <exception cref="TaskRefusedException">Too many.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Paste(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines.Length > SubjectLines.Most ? throw TaskRefusedException.Invalid("text", Unreadable)
            : [.. lines.Select(line => (IReadOnlyList<string>)line.Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : line.Contains('|', StringComparison.Ordinal) ? '|' : ';'))];
    }

    /// <summary>A workbook with the headings.</summary>
    public static byte[] Template(string sheetName, params ReadOnlySpan<string> headings)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            var row = new Row();
            foreach (var heading in headings)
                row.Append(new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(heading)) });
            part.Worksheet = new Worksheet(new SheetData(row));
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = sheetName }));
        }
        return file.ToArray();
    }

    private static List<string> CellsOf(Row row, List<string> shared)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = ColumnOf(cell.CellReference?.Value) ?? cells.Count;
            while (cells.Count < column && column < 20)
                cells.Add("");
            if (column < 20)
                cells.Add(TextOf(cell, shared));
        }
        return cells;
    }

    private static string TextOf(Cell cell, List<string> shared) =>
        cell.DataType?.Value == CellValues.SharedString && int.TryParse(cell.CellValue?.Text, out var index) && index >= 0 && index < shared.Count ? shared[index]
        : cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "";

    private static int? ColumnOf(string? reference)
    {
        if (string.IsNullOrEmpty(reference))
            return null;
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter))
            column = (column * 26) + char.ToUpperInvariant(letter) - 'A' + 1;
        return column - 1;
    }
}
