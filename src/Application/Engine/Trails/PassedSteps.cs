using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine.Trails;

/// <summary>
/// Automatic steps in an instance's row, written with it at every event: <c>[[0,"Start"],[86400,"Join",["Kind","Yes"]]]</c>, per event the seconds since
/// the instance began, to the tick like what people did, and the steps with their outcome, where it is not Done. A loop that goes on for years keeps its latest rounds.
/// </summary>
public static class PassedSteps
{
    /// <summary>Characters; beyond it the older half goes.</summary>
    private const int Longest = 6_000;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Append(string? known, TimeSpan after, IEnumerable<PassedStep> steps)
    {
        var passed = steps.ToList();
        if (passed.Count == 0)
            return known;
        var text = (known is null ? "[" : known[..^1] + ",") + Event(after, passed) + "]";
        return text.Length <= Longest ? text : Shortened(text);
    }

    public static IEnumerable<(DateTimeOffset At, PassedStep Step)> Read(string? text, DateTimeOffset startedAt)
    {
        if (text is null)
            yield break;
        using var document = JsonDocument.Parse(text);
        foreach (var happened in document.RootElement.EnumerateArray())
        {
            var at = startedAt.AddTicks((long)(happened[0].GetDecimal() * TimeSpan.TicksPerSecond));
            foreach (var step in happened.EnumerateArray().Skip(1))
                yield return (at, step.ValueKind == JsonValueKind.String ? new(step.GetString()!, "Done") : new(step[0].GetString()!, step[1].GetString()));
        }
    }

    private static string Event(TimeSpan after, List<PassedStep> steps)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartArray();
            json.WriteNumberValue((decimal)after.Ticks / TimeSpan.TicksPerSecond);
            // One event of a loop over many items passes many steps; what is longer than the whole has no place here.
            foreach (var step in steps.TakeLast(200))
                Write(json, step);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, PassedStep step)
    {
        if (step.Outcome is "Done" or null)
        {
            json.WriteStringValue(step.ActivityId);
            return;
        }
        json.WriteStartArray();
        json.WriteStringValue(step.ActivityId);
        json.WriteStringValue(step.Outcome);
        json.WriteEndArray();
    }

    private static string Shortened(string text)
    {
        using var document = JsonDocument.Parse(text);
        var events = document.RootElement.EnumerateArray().Select(happened => happened.GetRawText()).ToList();
        var length = 0;
        var kept = events.AsEnumerable().Reverse().TakeWhile((happened, i) => (length += happened.Length + 1) <= Longest / 2 || i == 0).Reverse();
        return $"[{string.Join(',', kept)}]";
    }
}
