using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Simulation;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Simulation;
using VanQuan.Workflows.Domain.Simulation.Reports;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Simulation;

/// <summary>
/// A whole plan lived through, as <c>plan simulate</c> does: summed up by action and by body, an action or one of its runs opened
/// on request. The frame comes at once; what takes a second to work out is fetched into it, and kept for the next click.
/// </summary>
public sealed partial class PlanTrialModel(SimulatePlan simulate, SimulatedVersions versions, WorkCalendar calendar, Visitor visitor, Say say) : PageModel
{
    public TrialAddress Address { get; private set; } = null!;
    public IReadOnlyList<Plan> Plans { get; private set; } = [];
    public Plan? Plan { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public IReadOnlyList<TrialChoice> Bodies { get; private set; } = [];
    public IReadOnlyList<(string Key, string Words)> Versions { get; private set; } = [];
    public string? Refused { get; private set; }

    /// <summary>Null while the frame is shown without its result.</summary>
    public PlanTrial? Trial { get; private set; }
    public IReadOnlyList<ComparedAction>? Compared { get; private set; }
    public ActionStory? Opened { get; private set; }
    public TrialTimeline? Timeline { get; private set; }
    public TrialLog? Log { get; private set; }
    public string? OpenMail { get; private set; }

    public PlanReport Report => Trial!.Report;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        Address = new TrialAddress(Request);
        Plans = (await versions.PlansAsync(ct)).Plans;
        Plan = Plans.FirstOrDefault(one => Address["plan"] is not { } code || one.Code == code);
        if (Plan is null)
            return Plans.Count == 0 ? Page() : NotFound();
        From = Address.Date("from") ?? Plan.Date;
        To = Address.Date("to") ?? From.AddMonths(13);
        var part = Address["part"] is not null;
        try
        {
            var question = QuestionOf(Plan);
            Trial = part || Address["wait"] is not null || Address["take"] is not null
                ? await simulate.RunAsync(question, visitor.Actor, ct)
                : await simulate.AtHandAsync(question, visitor.Actor, ct);
            if (Address["take"] is { } form)
                return Take(form);
            if (Trial is not null)
                await DescribeAsync(question, ct);
        }
        catch (SimulationRefusedException refused)
        {
            Refused = say.Refusal(refused);
        }
        if (part)
            return Partial("_PlanResult", this);
        Bodies = [.. Plan.Units.Where(unit => unit.Kind != OrgUnitKind.Group && unit.ExistsOn(Plan.Date)).Select(BodyOf)];
        Versions = [.. (await versions.ChoicesAsync(Plan, visitor.Actor, ct)).Select(one => (one.Key, NameOf(one)))];
        return Page();
    }

    private SimulatePlan.Question QuestionOf(Plan plan)
    {
        var (definition, version) = Address["with"]?.Split('@') is [var id, var number] ? (id, number) : (null, null);
        return new SimulatePlan.Question(plan.Code, From, To, Address.Read(null), definition, version, Address.Number("action"));
    }

    private async Task DescribeAsync(SimulatePlan.Question question, CancellationToken ct)
    {
        if (Address["compare"] is { } compare)
        {
            var other = await simulate.RunAsync(
                compare == "on-time" ? question with { Assumed = Assumptions.Punctual, MailsOf = null } : question with { Definition = null, Version = null, MailsOf = null }, visitor.Actor, ct);
            Compared = ComparedAction.Of(other.Report, Report);
        }
        if (Address.Number("action") is not { } number || Report.Actions.FirstOrDefault(one => one.Action.Number == number) is not { } story)
            return;
        Opened = story;
        var run = story.Runs.FirstOrDefault(one => one.Id == Address["instance"]) ?? (story.Runs.Count == 1 ? story.Runs[0] : null);
        var events = Report.Events.Where(happened => happened.Action == number && (run is null || happened.Instance == run.Id)).ToList();
        if (run is not null)
            Timeline = new TrialTimeline(SimulationReport.Of(run.Id, run.Started, Report.End, events, calendar), run.Due, calendar, visitor, say);
        Log = new TrialLog(events, Trial!.Mails, Address.Number("sheet") ?? 1, visitor, say);
        OpenMail = Address.Number("mail") is { } mail ? Trial.Mails.TextOf(mail) : null;
    }

    private IActionResult Take(string form)
    {
        var events = Report.Events.Where(happened => Address.Number("action") is not { } number || happened.Action == number);
        return form switch
        {
            "csv" => File(SimulationTable.Csv(events, visitor, say), "text/csv; charset=utf-8", $"chay-thu-{Plan!.Code}.csv"),
            "jsonl" => File(SimulationTable.Lines(events), "application/x-ndjson", $"chay-thu-{Plan!.Code}.jsonl"),
            "people" => File(System.Text.Encoding.UTF8.GetBytes(Trial!.Assumed.ToPeople().ToJson()), "application/json", $"gia-thiet-{Plan!.Code}.json"),
            _ => NotFound(),
        };
    }
}
