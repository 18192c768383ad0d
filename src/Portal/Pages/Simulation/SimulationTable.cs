using System.Globalization;
using System.Text;
using VanQuan.Workflows.Domain.Simulation;
using VanQuan.Workflows.Portal.Commands;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Simulation;

/// <summary>
/// The events to take along: as a table for a spreadsheet (UTF-8 with its mark, every field quoted, nothing that a spreadsheet would
/// take for a formula), or as the very lines <c>plan simulate --json</c> prints.
/// </summary>
public static class SimulationTable
{
    public static byte[] Csv(IEnumerable<SimulationEvent> events, Visitor visitor, Say say)
    {
        var text = new StringBuilder();
        Line(text, [say["Vào ngày"], say["Giờ"], say["Nhiệm vụ"], say["Sự kiện"], say["Cơ quan"], say["Việc"], say["Hạn"], say["Thư gửi"], say["Tiêu đề thư"], say["Chi tiết"]]);
        foreach (var happened in events)
            Line(text,
            [
                Say.Date(happened.At), Say.Time(happened.At), happened.Action?.ToString(CultureInfo.InvariantCulture) ?? "",
                happened.Kind == SimulationKind.Mail ? say["Thư"] : say.Happening(happened.Kind).Word,
                happened.Unit is { } unit ? visitor.UnitName(unit) : "", happened.Title ?? "", happened.Due is { } due ? Say.Date(due) : "",
                happened.To is { } to ? say.Address(to, visitor) : "", happened.Subject ?? "", happened.Detail ?? "",
            ]);
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    public static byte[] Lines(IEnumerable<SimulationEvent> events)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var happened in events)
            output.WriteEvent(happened);
        return Encoding.UTF8.GetBytes(output.ToString());
    }

    private static void Line(StringBuilder text, ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            var field = fields[i].ReplaceLineEndings(" ").Replace("\"", "\"\"", StringComparison.Ordinal);
            // A spreadsheet runs what begins like a formula; an apostrophe keeps it text.
            if (field.Length > 0 && field[0] is '=' or '+' or '-' or '@' or '\t')
                field = "'" + field;
            text.Append(i == 0 ? "\"" : ",\"").Append(field).Append('"');
        }
        text.Append("\r\n");
    }
}
