using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Webhooks.Noting;

/// <summary>
/// What is said of an event: type, moment, and ids with which a program can ask for more, as the person its token stands for.
/// Of what people wrote, only a task's title; nobody's name, no reason, no form.
/// </summary>
internal static class EventPayload
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string OfTask(string happened, UserTask task, string by, DateTimeOffset now) => Write(happened, now, new
    {
        task = new
        {
            task.Id, task.Kind, task.State, task.Title, unit = task.UnitCode, plan = task.PlanCode, action = task.ActionNumber, task.Round, due = task.DueDate,
            originalDue = task.OriginalDueDate, outcome = task.Outcome, instance = task.InstanceId,
        },
        by,
    });

    public static string OfInstance(string happened, WorkflowInstanceRow instance, string by, DateTimeOffset now) => Write(happened, now, new
    {
        instance = new
        {
            instance.Id, definition = instance.DefinitionId, instance.Version, plan = instance.PlanCode, action = instance.ActionNumber, instance.Round, unit = instance.UnitCode,
            status = instance.SubStatus,
        },
        by,
    });

    public static string OfIncident(IncidentRow incident, DateTimeOffset now) => Write(WebhookEvents.IncidentOpened, now, new
    {
        incident = new { incident.Id, incident.Kind, step = incident.ActivityId, instance = incident.InstanceId.Length == 0 ? null : incident.InstanceId },
    });

    public static string OfPing(string webhookId, DateTimeOffset now) => Write(WebhookEvents.Ping, now, new { webhook = webhookId });

    private static string Write(string happened, DateTimeOffset now, object data) =>
        JsonSerializer.Serialize(new { type = happened, timestamp = now.ToOffset(VietnamTime.Offset), data }, Json);
}
