using System.Globalization;
using System.Text.Json;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Wording.Dossiers;

/// <summary>What a line of a task's history says after its verb: to whom, from which date to which, in which round, for whom.</summary>
public static class HistoryWords
{
    /// <summary>Begins with a space or a comma where there is anything; empty where there is nothing.</summary>
    public static string Further(TaskHistoryLine line, Visitor visitor, Say say)
    {
        if (line.Data is null)
            return "";
        using var json = JsonDocument.Parse(line.Data);
        var data = json.RootElement;
        var words = line.Verb switch
        {
            "TaskReassigned" or "TaskRefused" when Text(data, "to") is { } to => say[" cho {0}", say.Address(to, visitor)],
            "DueDateChanged" or "ExtensionRequested" or "ExtensionGranted" or "DueDateRecounted" when Day(data, "from") is { } from && Day(data, "to") is { } to => say[" từ {0} tới {1}", Say.Date(from), Say.Date(to)],
            "TaskSubmitted" when Number(data, "round") is > 0 and var round => say[" lần {0}", round],
            _ => "",
        };
        return Text(data, "onBehalfOf") is { } principal ? words + say[", thay {0}", visitor.Staff.NameOf(principal)] : words;
    }

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Number(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : 0;

    private static DateOnly? Day(JsonElement data, string name) =>
        DateOnly.TryParseExact(Text(data, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
