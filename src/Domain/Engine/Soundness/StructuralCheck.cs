using VanQuan.Workflows.Domain.Engine.Definitions;

namespace VanQuan.Workflows.Domain.Engine.Soundness;

/// <summary>
/// What can be said of a definition without running it. <paramref name="syntax"/> says what is wrong with a script or template (language,
/// text), or null; <paramref name="isDayOff"/> knows the calendar. Both are optional: what is not given is not checked.
/// </summary>
public sealed class StructuralCheck(Func<string, string, string?>? syntax = null, Func<DateOnly, bool>? isDayOff = null)
{
    private static readonly BilingualText NotChecked = new(
        "Chưa kiểm tra người duyệt, số người duyệt và các thời hạn: việc đó cần một nhiệm vụ của kế hoạch dùng quy trình này.",
        "Not checked, because that needs an action of a plan that uses this procedure: no-approver, self-approval-only, quorum-too-large, deadline-order, deadline-past-action, reminder-after-due.");

    /// <summary>Checks a definition's text; what cannot even be read is one finding.</summary>
    public IReadOnlyList<Finding> Check(string json, EngineLimits? limits = null)
    {
        try
        {
            return Check(WorkflowDefinition.Parse(json, limits));
        }
        catch (DefinitionRefusedException refused)
        {
            return [Refused(refused)];
        }
    }

    public IReadOnlyList<Finding> Check(WorkflowDefinition definition)
    {
        var inputs = new InputFindings(definition, syntax, isDayOff);
        var findings = new List<Finding>();
        foreach (var node in definition.Activities.Values)
        {
            if (ActivityTypes.Known.Contains(node.Type))
                findings.AddRange(inputs.Of(node));
            else
                findings.Add(Unknown(node));
        }
        findings.AddRange(FlowFindings.Of(definition));
        findings.Add(new("not-checked", Severity.Note, [], NotChecked, []));
        return findings;
    }

    /// <summary>What cannot even be read.</summary>
    public static Finding Refused(DefinitionRefusedException refused) => new(refused.Rule, Severity.Error, refused.ActivityId is { } id ? [id] : [],
        new($"Quy trình không đọc được, tại {refused.Message}", $"The procedure cannot be read, at {refused.Message}"), []);

    private static Finding Unknown(ActivityNode node)
    {
        var name = StepNames.Of(node);
        return Finding.Error("unknown-activity", node.Id, $"Hệ thống không biết bước {name.Vi} làm gì ({node.Type}).", $"The system does not know what the step {name.En} does ({node.Type}).");
    }
}
