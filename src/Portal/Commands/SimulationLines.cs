using System.Globalization;
using System.Text.Json;
using VanQuan.Workflows.Domain.Simulation;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary>Events of a simulation as JSON lines: what <c>plan simulate</c> prints and what the pages give to take along, the same to the letter.</summary>
internal static class SimulationLines
{
    public static void WriteEvent(this TextWriter output, SimulationEvent happened) => output.WriteJsonLine(line => Write(line, happened));

    private static void Write(Utf8JsonWriter json, SimulationEvent happened)
    {
        json.WriteStartObject();
        json.WriteString("at", happened.At.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        json.WriteString("kind", happened.Kind.ToString());
        if (happened.Action is { } action)
            json.WriteNumber("action", action);
        else
            json.WriteNull("action");
        json.WriteStrings("sourceTasks", happened.SourceTasks);
        json.WriteString("instance", happened.Instance);
        json.WriteString("unit", happened.Unit);
        json.WriteString("task", happened.Task);
        json.WriteString("title", happened.Title);
        json.WriteString("to", happened.To);
        json.WriteString("subject", happened.Subject);
        json.WriteString("due", happened.Due?.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("rule", happened.Rule);
        json.WriteString("detail", happened.Detail);
        json.WriteEndObject();
    }
}
