using VanQuan.Workflows.Application.Simulation;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Simulation.Reports;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Simulation;

partial class PlanTrialModel
{
    /// <summary>The actions the filter lets through.</summary>
    public IEnumerable<ActionStory> Shown => Report.Actions
        .Where(story => Address["only"] != "late" || story.Late > 0 || story.Missed > 0)
        .Where(story => Address["unit"] is not { } unit || story.Action.Lead == unit || story.Bars.Any(bar => bar.Unit == unit));

    public string TitleOf(PlanAction action) => say["NV {0:00}", action.Number] + " · " + (say.English ? action.TitleEn ?? action.Title : action.Title);

    public string DaysOff => string.Join("; ", Report.DaysOff.GroupBy(day => HolidayNames.Of(day, say.Language) ?? day.Name!)
        .Select(group => $"{group.Key} ({DayWords.Ranges([.. group.Select(day => day.Date)])})"));

    /// <summary>Whether the runs of an action kept to its due dates.</summary>
    public Badge StandingOf(ActionStory story) =>
        story.Runs.Count == 0 ? new("plain", "i-pause", say["không chạy trong kỳ này"])
        : story.Missed > 0 ? new("late", "i-late", story.Missed == 1 ? say["1 lượt trễ hạn nhiệm vụ"] : say["{0} lượt trễ hạn nhiệm vụ", story.Missed])
        : story.Finished < story.Runs.Count ? new("soon", "i-clock", say["{0} lượt chưa xong", story.Runs.Count - story.Finished])
        : new("ontime", "i-clock", story.Slack is { } slack ? say["kịp, dư {0}", say.WorkingDays(slack)] : say["xong"]);

    /// <summary>Where on the period's line a day lies, in percent.</summary>
    public string At(DateOnly day) => TimelineMark.Percent(Math.Clamp((double)(day.DayNumber - From.DayNumber) / Math.Max(1, To.DayNumber - From.DayNumber + 1), 0, 1));

    public string Wide(DateOnly from, DateOnly to) => TimelineMark.Percent(Math.Clamp((double)(Math.Min(to.DayNumber, To.DayNumber) - from.DayNumber + 1) / Math.Max(1, To.DayNumber - From.DayNumber + 1), 0.004, 1));

    public string RunName(SimulatedInstance run)
    {
        var subject = Plan!.Subjects.FirstOrDefault(one => run.Id.EndsWith("." + one.Code, StringComparison.Ordinal) && one.Unit == run.Unit);
        return string.Join(" · ", new[] { subject?.Name, run.Unit is { } unit ? visitor.UnitName(unit) : null }.OfType<string>());
    }

    /// <summary>A run's work, by its instance.</summary>
    public IEnumerable<WorkBar> BarsOf(SimulatedInstance run) => Opened!.Bars.Where(bar => bar.Instance == run.Id);

    public string SidesOf() => Address["compare"] == "on-time" ? say["nếu ai cũng đúng hạn"] : say["các bản đang dùng"];

    private TrialChoice BodyOf(OrgUnit unit)
    {
        var chosen = Address["who." + unit.Code] is { } text && TrialAddress.ConductOf(text) is not null ? text == "late" ? "5" : text : "";
        IEnumerable<string> offered = chosen.Length == 0 || TrialWords.Conducts.Contains(chosen) ? TrialWords.Conducts : [.. TrialWords.Conducts, chosen];
        return new TrialChoice("who." + unit.Code, visitor.UnitName(unit.Code), [("", say["như mọi người"]), .. offered.Select(one => (one, say.Conduct(one)))], chosen);
    }

    public TrialChoice Others
    {
        get
        {
            var chosen = Address["others"] is { } text && TrialAddress.ConductOf(text) is not null ? text == "late" ? "5" : text : "on-time";
            IEnumerable<string> offered = TrialWords.Conducts.Contains(chosen) ? TrialWords.Conducts : [.. TrialWords.Conducts, chosen];
            return new TrialChoice("others", say["Mọi người"], [.. offered.Select(one => (one, say.Conduct(one)))], chosen);
        }
    }

    private string NameOf(DefinitionChoice choice) =>
        $"{choice.Name}, {(choice.Number is { } number ? say["bản {0}", number] : say["bản nháp"])}";
}
