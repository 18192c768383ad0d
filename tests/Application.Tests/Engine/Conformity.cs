using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Execution.Hosting;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Engine;

/// <summary>Holds what an engine did against what the pack expects of it.</summary>
internal static class Conformity
{
    /// <param name="ordered">False: an engine tells of each instance by itself, so lines of several have no order among them.</param>
    public static void Check(JsonElement expected, Observed actual, bool ordered = true)
    {
        foreach (var field in expected.EnumerateObject())
            Check(field.Name, field.Value, expected, actual, ordered);
    }

    private static void Check(string field, JsonElement value, JsonElement expected, Observed actual, bool ordered)
    {
        switch (field)
        {
            case "lines":
                var sorted = !ordered || expected.GetProperty("order").GetString() == "multiset";
                Assert.Equal(Sort(value.EnumerateArray().Select(line => line.GetString()!), sorted), Sort(actual.Lines, sorted));
                break;
            case "status":
                Assert.Equal(value.GetString(), actual.Status.ToString());
                break;
            case "subStatus":
                Assert.Equal(value.GetString(), actual.SubStatus.ToString());
                break;
            case "bookmarks":
                Assert.Equal(value.GetInt32(), actual.Bookmarks);
                break;
            case "variables":
                foreach (var variable in value.EnumerateObject())
                    AssertJson(variable.Value, actual.Variable(variable.Name), variable.Name);
                break;
            case "output":
                AssertJson(value, actual.Output, field);
                break;
            case "correlationId":
                Assert.Equal(value.GetString(), actual.CorrelationId);
                break;
            case "instanceName":
                Assert.Equal(value.GetString(), actual.InstanceName);
                break;
            case "incidents":
                Assert.Equal(value.EnumerateArray().Select(i => (i.GetProperty("activityId").GetString()!, i.GetProperty("message").GetString()!)), actual.Incidents);
                break;
            case "tasks":
                Assert.Equal(value.EnumerateArray().Select(task => task.GetProperty("name").GetString()!), actual.Tasks.Select(task => task.Name));
                foreach (var (task, i) in value.EnumerateArray().Select((task, i) => (task, i)))
                    if (task.TryGetProperty("payload", out var payload))
                        AssertJson(payload, actual.Tasks[i].Payload!.Value, "payload");
                break;
            case "instances":
                Assert.Equal(value.EnumerateArray().Select(i => i.GetString()!).Order(StringComparer.Ordinal), actual.Instances.Order(StringComparer.Ordinal));
                break;
            case "phases":
                foreach (var (phase, i) in value.EnumerateArray().Select((phase, i) => (phase, i)))
                    CheckPhase(phase, actual.Phases[i], ordered);
                break;
            case "order" or "note":
                break;
            default:
                Assert.Fail($"the pack expects '{field}', which nothing compares");
                break;
        }
    }

    private static void CheckPhase(JsonElement expected, Phase actual, bool ordered)
    {
        Assert.Equal(expected.GetProperty("step").GetString(), actual.Step);
        Assert.Equal(Sort(expected.GetProperty("lines").EnumerateArray().Select(line => line.GetString()!), !ordered), Sort(actual.Lines, !ordered));
        Assert.Equal(expected.GetProperty("status").GetString(), actual.Status?.ToString());
        Assert.Equal(expected.GetProperty("subStatus").GetString(), actual.SubStatus?.ToString());
        Assert.Equal(expected.GetProperty("bookmarks").GetInt32(), actual.Bookmarks);
        Assert.Equal(expected.TryGetProperty("error", out _), actual.Error is not null);
    }

    private static void AssertJson(JsonElement expected, JsonElement actual, string where)
    {
        if (expected.ValueKind == JsonValueKind.String && expected.GetString() == "*")
            return;
        if (expected.ValueKind == JsonValueKind.Object && actual.ValueKind == JsonValueKind.Object)
        {
            Assert.Equal(expected.EnumerateObject().Select(p => p.Name).Order(), actual.EnumerateObject().Select(p => p.Name).Order());
            foreach (var property in expected.EnumerateObject())
                AssertJson(property.Value, actual.GetProperty(property.Name), $"{where}.{property.Name}");
        }
        else
            Assert.True(JsonElement.DeepEquals(expected, actual), $"{where}: expected {expected.GetRawText()}, found {actual.GetRawText()}");
    }

    private static IEnumerable<string> Sort(IEnumerable<string> lines, bool sorted) => sorted ? lines.Order(StringComparer.Ordinal) : lines;
}
