using System.Text.Json;

namespace VanQuan.Workflows.Domain.Engine.Execution.State;

/// <summary>Executions in a stored instance. A connection's visits are one number: positive when the last visit was followed, else negative.</summary>
internal static class ExecutionJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ActivityExecution> executions)
    {
        json.WriteStartArray("e");
        foreach (var execution in executions)
            Write(json, execution);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ActivityExecution execution)
    {
        json.WriteStartObject();
        json.WriteNumber("n", execution.Number);
        json.WriteString("a", execution.ActivityId);
        if (execution.Parent != 0)
            json.WriteNumber("p", execution.Parent);
        var flags = (execution.Faulted ? 1 : 0) | (execution.Backward ? 2 : 0) | (execution.Side ? 4 : 0) | (execution.Breaking ? 8 : 0) | (execution.Pausing ? 16 : 0);
        if (flags != 0)
            json.WriteNumber("g", flags);
        if (execution.Index != 0)
            json.WriteNumber("x", execution.Index);
        if (execution.Remaining != 0)
            json.WriteNumber("r", execution.Remaining);
        if (execution.Items is { } items)
            StateValues.Write(json, "i", items);
        if (execution.Variables is { } variables)
            StateValues.Write(json, "v", variables);
        if (execution.Reviewed is { Count: > 0 } reviewed)
            StateValues.Write(json, "w", reviewed);
        if (execution.Flow is { } flow)
            WriteFlow(json, flow);
        json.WriteEndObject();
    }

    private static void WriteFlow(Utf8JsonWriter json, FlowCounters flow)
    {
        json.WriteStartObject("fa");
        foreach (var (activity, count) in flow.Activities)
            json.WriteNumber(activity, count);
        json.WriteEndObject();
        json.WriteStartArray("fc");
        foreach (var (connection, visits) in flow.Connections)
        {
            json.WriteNumberValue(connection);
            json.WriteNumberValue(visits.Followed ? visits.Count : -visits.Count);
        }
        json.WriteEndArray();
        if (flow.Side.Count > 0)
            StateValues.Write(json, "fs", flow.Side);
    }

    public static ActivityExecution Read(JsonElement json)
    {
        var flags = json.TryGetProperty("g", out var g) ? g.GetInt32() : 0;
        return new(json.GetProperty("n").GetInt32(), json.GetProperty("a").GetString()!, json.TryGetProperty("p", out var p) ? p.GetInt32() : 0)
        {
            Faulted = (flags & 1) != 0,
            Backward = (flags & 2) != 0,
            Side = (flags & 4) != 0,
            Breaking = (flags & 8) != 0,
            Pausing = (flags & 16) != 0,
            Index = json.TryGetProperty("x", out var x) ? x.GetInt32() : 0,
            Remaining = json.TryGetProperty("r", out var r) ? r.GetInt32() : 0,
            Items = json.TryGetProperty("i", out var i) ? i : null,
            Variables = StateValues.Read<Dictionary<string, JsonElement>>(json, "v"),
            Reviewed = StateValues.Read<List<Reviewable>>(json, "w"),
            Flow = json.TryGetProperty("fa", out _) ? ReadFlow(json) : null,
        };
    }

    private static FlowCounters ReadFlow(JsonElement json)
    {
        var flow = new FlowCounters();
        StateValues.Fill(flow.Activities, json, "fa");
        var numbers = json.GetProperty("fc");
        for (var i = 0; i + 1 < numbers.GetArrayLength(); i += 2)
            flow.Connections[numbers[i].GetInt32()] = (Math.Abs(numbers[i + 1].GetInt32()), numbers[i + 1].GetInt32() > 0);
        flow.Side.UnionWith(StateValues.Read<HashSet<string>>(json, "fs") ?? []);
        return flow;
    }
}
