using System.Globalization;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Simulation;
using VanQuan.Workflows.Domain.Simulation.Reports;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Simulation;

/// <summary>A thing worth saying about a run; what stands in bold between the two halves of the sentence.</summary>
public sealed record TrialNote(string Icon, string Before, string Bold, string After);

/// <summary>A choice of the form: its name in the address, its words, its options, what is chosen.</summary>
public sealed record TrialChoice(string Name, string Label, IReadOnlyList<(string Value, string Words)> Options, string Chosen);

/// <summary>A field to be filled in at a step.</summary>
public sealed record TrialField(string Name, string Label, FormField Field, string? Given);

partial class DefinitionTrialModel
{
    public string Title { get; private set; } = "";
    public string Named { get; private set; } = "";
    public Badge Standing { get; private set; } = null!;
    public IReadOnlyList<TrialChoice> Bodies { get; private set; } = [];
    public IReadOnlyList<TrialChoice> Steps { get; private set; } = [];
    public IReadOnlyList<(string Step, IReadOnlyList<TrialField> Fields)> Forms { get; private set; } = [];
    public IReadOnlyList<TrialNote> Notes { get; private set; } = [];

    public string VersionName(string? version) => version switch
    {
        SimulatedVersionsDraft => say["bản nháp"],
        "on-time" => say["nếu ai cũng đúng hạn"],
        _ when version is null || version == InUse => InUse is { } number ? say["bản {0} đang dùng", number] : say["bản nháp"],
        _ => say["bản {0}", version],
    };

    /// <summary>"+ 6", "0", "− 2" working days against everybody on time.</summary>
    public string DelayWords => Verdict.Delay switch
    {
        null => "–",
        0 => "0",
        < 0 => string.Create(CultureInfo.InvariantCulture, $"− {-Verdict.Delay}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"+ {Verdict.Delay}"),
    };

    /// <summary>The version published last, as the address names it; null for a procedure that was only drawn so far.</summary>
    public string? InUse => Versions.FirstOrDefault(one => one.Number is not null)?.Key;

    private const string SimulatedVersionsDraft = Application.Simulation.SimulatedVersions.Draft;

    private void Describe()
    {
        Title = Definition.Name ?? Id;
        Named = Trial!.Run.Plan.Code == ImaginedPlan.Code ? say["Chưa kế hoạch nào dùng; chạy với đối tượng giả định ở {0}", visitor.UnitName(Trial.Run.Run.Unit.Code)]
            : say["{0}, nhiệm vụ {1:00}", Trial.Run.Run.Subject?.Name ?? visitor.UnitName(Trial.Run.Run.Unit.Code), Trial.Run.Run.Action.Number];
        Standing = StandingOf();
        Bodies = [.. Report.Bars.Concat(Verdict.Punctual.Bars).Select(bar => bar.Unit).OfType<string>().Concat(Trial.Assumed.Bodies.Keys).Distinct().Select(BodyOf)];
        Steps = [.. TrialAddress.StepsOf(Definition).Select(StepOf).OfType<TrialChoice>()];
        Forms = [.. TrialAddress.StepsOf(Definition).Select(node => (NameOf(node), FieldsOf(node))).Where(one => one.Item2.Count > 0)];
        Notes = [.. NotesOf()];
    }

    private Badge StandingOf() => (Report.Finish, Verdict.Slack) switch
    {
        (null, _) => new("late", "i-late", say["Không đi tới kết thúc"]),
        _ when Report.How == Domain.Engine.Execution.InstanceSubStatus.Faulted => new("late", "i-late", say["Dừng: có sự cố"]),
        (_, < 0) => new("late", "i-late", say["Trễ hạn nhiệm vụ"]),
        (_, { }) => new("ontime", "i-clock", say["Kịp hạn nhiệm vụ"]),
        _ => new("done", "i-done", say["Đi tới kết thúc"]),
    };

    private TrialChoice BodyOf(string unit)
    {
        var chosen = Address["who." + unit] is { } text && TrialAddress.ConductOf(text) is not null ? text == "late" ? "5" : text : Address["others"] ?? "on-time";
        IEnumerable<string> offered = TrialWords.Conducts.Contains(chosen) ? TrialWords.Conducts : [.. TrialWords.Conducts, chosen];
        return new TrialChoice("who." + unit, visitor.UnitName(unit), [.. offered.Select(one => (one, say.Conduct(one)))], chosen);
    }

    private TrialChoice? StepOf(ActivityNode node)
    {
        var chosen = Address["choice." + node.Id] ?? "";
        if (node.Type == ActivityTypes.Approval)
            return new TrialChoice("choice." + node.Id, NameOf(node),
                [("", say["Đồng ý"]), ("Returned:1", say["Trả lại một lần, rồi đồng ý"]), ("Returned:2", say["Trả lại hai lần, rồi đồng ý"]), ("Rejected", say["Không phê duyệt"])], chosen);
        var outcomes = node.StaticList("outcomes");
        if (outcomes.Count < 2)
            return null;
        var labels = ActivityLabels.Of(node);
        return new TrialChoice("choice." + node.Id, NameOf(node),
        [
            ("", say.Outcome(outcomes[0], labels)),
            .. outcomes.Skip(1).SelectMany(outcome => ((string, string)[])
                [($"{outcome}:1", say["{0}, lần đầu", say.Outcome(outcome, labels)]), (outcome, say["{0}, mọi lần", say.Outcome(outcome, labels)])]),
        ], chosen);
    }

    private IReadOnlyList<TrialField> FieldsOf(ActivityNode node) =>
        [.. TrialAddress.FormOf(node).Fields.Select(field => new TrialField($"value.{node.Id}.{field.Name}", say.Of(field.Label), field, Address[$"value.{node.Id}.{field.Name}"]))];

    private string NameOf(ActivityNode node) => ActivityLabels.Of(node).Name(say.Language)
        ?? Report.Bars.FirstOrDefault(bar => bar.Activity == node.Id)?.Title
        ?? (node.Input("title")?.Expression is { Language: "Literal", Text: { Length: > 0 } title } ? title : node.Name ?? node.Id);

    private IEnumerable<TrialNote> NotesOf()
    {
        if (Report.Finish is null)
            foreach (var bar in Report.Waiting)
                yield return new("i-late", say["Đứng lại ở"], bar.Title, say["({0}), mở từ {1}. {2}", Body(bar), Say.Date(bar.OpenedOn), say.Stop(Report.End)]);
        foreach (var (bar, costs) in Verdict.Waited)
            if (Report.Finish is not null)
                yield return costs > 0
                    ? new("i-late", say["Cả quy trình chờ"], bar.Title, say["({0}): {1} ở đây làm ngày xong lùi {2}.", Body(bar), say.LateBy(bar.DaysLate), say.WorkingDays(costs)])
                    : new("i-clock", "", bar.Title, say["({0}) {1}, nhưng riêng bước này không làm lùi ngày xong.", Body(bar), say.LateBy(bar.DaysLate)]);
        foreach (var incident in Report.Incidents)
            yield return new("i-late", say["Sự cố ở"], incident.Title ?? incident.Task ?? "", incident.Detail ?? "");
        var (mails, urging) = (Report.Mails.ToList(), Report.Mails.Count(TrialWords.IsUrging));
        yield return new("i-mail", "", say.Mails(mails.Count), say["cho {0} nơi nhận, trong đó {1} thư báo quá hạn hoặc đôn đốc. {2}",
            mails.Select(mail => mail.To).Distinct().Count(), urging,
            Report.MailsOnDaysOff == 0 ? say["Không thư nào rơi vào ngày nghỉ."] : say["{0} thư gửi đúng ngày nghỉ.", Report.MailsOnDaysOff]]);
        var off = Report.DaysOff.GroupBy(day => HolidayNames.Of(day, say.Language) ?? day.Name!).Select(group => $"{group.Key} ({DayWords.Ranges([.. group.Select(day => day.Date)])})").ToList();
        yield return off.Count == 0 ? new("i-cal", say["Không có ngày lễ trong kỳ này."], "", "") : new("i-cal", say["Đi qua ngày nghỉ:"], "", string.Join("; ", off) + ".");
    }

    private string Body(WorkBar bar) => bar.Unit is { } unit ? visitor.UnitName(unit) : say["Khác"];
}
