using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Domain.Engine.Execution.Steps;

/// <summary>What an activity of ours asks for, read from its inputs; the same for every engine.</summary>
public static class StepReading
{
    /// <summary>What the task is, as its inputs say it at this moment.</summary>
    /// <exception cref="EngineFaultException">Title or assignee are empty.</exception>
    public static TaskSpec Task(StepInputs inputs, Func<string, AnchoredDeadline?> deadline) => new(
        inputs.Required("title"),
        inputs.Text("instructions"),
        inputs.Required("assignee"),
        inputs.Texts("cooperating"),
        deadline("due"),
        inputs.Json("reminders"),
        inputs.Json("form"),
        EvidenceRequired(inputs),
        inputs.Text("deliverable"),
        inputs.Text("legalBasis"),
        inputs.Texts("outcomes") is { Count: > 0 } outcomes ? outcomes : ["Done"]);

    /// <summary>What is to be decided and by whom, as the inputs say it at this moment.</summary>
    /// <exception cref="EngineFaultException">The title is empty, or nobody is named.</exception>
    public static ApprovalSpec Approval(StepInputs inputs, Func<string, AnchoredDeadline?> deadline) => new(
        inputs.Required("title"),
        inputs.Text("instructions"),
        inputs.Texts("approvers") is { Count: > 0 } approvers ? approvers : throw new EngineFaultException("The input 'approvers' names nobody."),
        inputs.Value("quorum") is null ? null : inputs.Whole("quorum"),
        deadline("due"),
        inputs.Json("reminders"),
        inputs.Text("returnTo"),
        inputs.Text("legalBasis"));

    /// <summary>What people are told.</summary>
    /// <exception cref="EngineFaultException">Template or recipients are missing.</exception>
    public static Notify Notify(StepInputs inputs, string operationId, string instanceId) => new(
        operationId, instanceId,
        inputs.Texts("recipients") is { Count: > 0 } recipients ? recipients : throw new EngineFaultException("The input 'recipients' names nobody."),
        inputs.Required("template"),
        inputs.Json("data") ?? Running.Values.Null);

    /// <summary>What was established of an indicator.</summary>
    /// <exception cref="EngineFaultException">Set, code or unit are empty.</exception>
    public static RecordIndicator Indicator(StepInputs inputs, string operationId, string instanceId, string activityId) => new(
        operationId, instanceId, activityId,
        inputs.Required("criteriaSet"), inputs.Required("code"), inputs.Required("unit"),
        inputs.Any("value"), inputs.Text("evidence"));

    // A number of files, or true for one.
    private static int EvidenceRequired(StepInputs inputs) =>
        inputs.Value("evidenceRequired") switch { true => 1, "true" or "True" => 1, _ => Math.Max(0, inputs.Whole("evidenceRequired")) };
}
