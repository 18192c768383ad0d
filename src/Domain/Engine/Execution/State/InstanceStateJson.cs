using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Execution.State;

/// <summary>
/// The stored form of an instance. Names are short because this is written at every transition; absent means default. Format 1; a later
/// format keeps reading it (recorded instances of every release are tests).
/// </summary>
internal static class InstanceStateJson
{
    private const int Format = 1;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };

    public static string Write(InstanceState state)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("f", Format);
            json.WriteString("id", state.Id);
            json.WriteString("d", state.DefinitionId);
            json.WriteNumber("v", state.Version);
            json.WriteString("at", state.StartedAt);
            json.WriteNumber("s", (int)state.SubStatus);
            json.WriteNumber("n", state.Counter);
            if (state.CorrelationId is { } correlation)
                json.WriteString("c", correlation);
            if (state.Name is { } name)
                json.WriteString("name", name);
            if (state.Parent is { } parent)
                StateValues.Write(json, "p", parent);
            if (state.Trigger is { } trigger)
                StateValues.Write(json, "t", trigger);
            if (state.TriggerActivityId is { } triggerActivity)
                json.WriteString("ta", triggerActivity);
            StateValues.WriteMap(json, "in", state.Input);
            StateValues.WriteMap(json, "a", state.Anchors);
            StateValues.WriteMap(json, "vars", state.VariableValues);
            StateValues.WriteMap(json, "out", state.OutputValues);
            StateValues.WriteMap(json, "o", state.ActivityOutputs);
            if (state.LastResult is { } last)
                StateValues.Write(json, "l", last);
            StateValues.WriteMap(json, "done", state.CompletedOn);
            if (state.Returned.Count > 0)
                StateValues.Write(json, "r", state.Returned);
            if (state.SignalsTaken.Count > 0)
                StateValues.Write(json, "sig", state.SignalsTaken);
            if (state.Executions.Count > 0)
                ExecutionJson.Write(json, state.Executions);
            if (state.BookmarkList.Count > 0)
                StateValues.Write(json, "b", state.BookmarkList);
            if (state.IncidentList.Count > 0)
                StateValues.Write(json, "i", state.IncidentList);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static InstanceState Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = 512 });
            // Cloned so that nothing points into the document's pooled memory.
            return Read(document.RootElement.Clone());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("not a stored instance: " + e.Message, e);
        }
    }

    private static InstanceState Read(JsonElement json)
    {
        if (json.GetProperty("f").GetInt32() is var format && format > Format)
            throw new InvalidDataException($"a stored instance of format {format}; this release reads up to {Format}");
        var subStatus = (InstanceSubStatus)json.GetProperty("s").GetInt32();
        var state = new InstanceState(json.GetProperty("id").GetString()!, json.GetProperty("d").GetString()!, json.GetProperty("v").GetInt32(), json.GetProperty("at").GetDateTimeOffset())
        {
            SubStatus = subStatus,
            Status = subStatus is InstanceSubStatus.Executing or InstanceSubStatus.Suspended ? InstanceStatus.Running : InstanceStatus.Finished,
            Counter = json.GetProperty("n").GetInt32(),
            CorrelationId = StateValues.Read<string>(json, "c"),
            Name = StateValues.Read<string>(json, "name"),
            Parent = StateValues.Read<ParentLink>(json, "p"),
            Trigger = StateValues.Read<Trigger>(json, "t"),
            TriggerActivityId = StateValues.Read<string>(json, "ta"),
            Input = StateValues.Read<Dictionary<string, JsonElement>>(json, "in") ?? [],
            Anchors = StateValues.Read<Dictionary<string, DateOnly>>(json, "a") ?? [],
            LastResult = json.TryGetProperty("l", out var last) ? last : null,
        };
        StateValues.Fill(state.VariableValues, json, "vars");
        StateValues.Fill(state.OutputValues, json, "out");
        StateValues.Fill(state.ActivityOutputs, json, "o");
        StateValues.Fill(state.CompletedOn, json, "done");
        state.Returned.AddRange(StateValues.Read<List<Reviewable>>(json, "r") ?? []);
        state.SignalsTaken.AddRange(StateValues.Read<List<string>>(json, "sig") ?? []);
        state.BookmarkList.AddRange(StateValues.Read<List<Bookmark>>(json, "b") ?? []);
        state.IncidentList.AddRange(StateValues.Read<List<Incident>>(json, "i") ?? []);
        if (json.TryGetProperty("e", out var executions))
            state.Executions.AddRange(executions.EnumerateArray().Select(ExecutionJson.Read));
        return state;
    }
}
