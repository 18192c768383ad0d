using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Simulation;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Simulation;
using VanQuan.Workflows.Domain.Simulation.Reports;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Simulation;

/// <summary>
/// One procedure lived through on the real calendar: the assumptions left, the verdict right, then bodies by days, then every event
/// and every mail. A GET with its assumptions in the address: it changes nothing and can be shared.
/// </summary>
public sealed partial class DefinitionTrialModel(
    SimulateDefinition simulate, SimulatedVersions versions, WorkCalendar calendar, Visitor visitor, Say say) : PageModel
{
    public TrialAddress Address { get; private set; } = null!;
    public string Id { get; private set; } = "";
    public string? Version { get; private set; }
    public string? Compare { get; private set; }
    public IReadOnlyList<TrialVersion> Versions { get; private set; } = [];
    public string? Refused { get; private set; }
    public DefinitionTrial? Trial { get; private set; }
    public SimulationComparison? Comparison { get; private set; }
    public DateOnly From { get; private set; }
    public TrialTimeline? Timeline { get; private set; }
    public TrialLog? Log { get; private set; }
    public string? OpenMail { get; private set; }
    public IReadOnlyList<(Plan Plan, ActionRun Run)> Candidates { get; private set; } = [];

    public WorkflowDefinition Definition => Trial!.Run.Definition;
    public TrialVerdict Verdict => Trial!.Verdict;
    public SimulationReport Report => Trial!.Verdict.Report;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        Address = new TrialAddress(Request);
        (Id, Version, Compare) = (id, Address["version"], Address["compare"]);
        Versions = await versions.OfAsync(id, visitor.Actor, ct);
        if (Versions.Count == 0)
            return NotFound();
        Candidates = [.. SimulateDefinition.Candidates(id, (await versions.PlansAsync(ct)).Plans)];
        var run = Chosen();
        From = Address.Date("from") ?? (run is { Plan: var plan, Run: var chosen } && (chosen.Action.Due?.Date ?? chosen.Action.Recurrence?.Until) < visitor.Today ? plan.Date : visitor.Today);
        try
        {
            var definition = (await versions.FindAsync(id, Version, visitor.Actor, ct)).Definition;
            var question = new SimulateDefinition.Question(
                id, Version, run?.Plan.Code, run?.Run.Action.Number, run?.Run.Unit.Code ?? Address["unit"], run?.Run.Subject?.Code, From, Address.Read(definition));
            Trial = await simulate.RunAsync(question, visitor.Actor, ct);
            if (Address["take"] is { } form)
                return Take(form);
            if (Compare is not null)
                Comparison = await ComparedAsync(question, ct);
            Timeline = new TrialTimeline(Report, Verdict.Due, calendar, visitor, say, bar => Definition.Activities.GetValueOrDefault(bar.Activity) is { } node ? NameOf(node) : bar.Title);
            Log = new TrialLog(Report.Events, Trial.Mails, Address.Number("sheet") ?? 1, visitor, say);
            OpenMail = Address.Number("mail") is { } number ? Trial.Mails.TextOf(number) : null;
            Describe();
        }
        catch (SimulationRefusedException refused)
        {
            Refused = say.Refusal(refused);
        }
        return Page();
    }

    private (Plan Plan, ActionRun Run)? Chosen() =>
        Address["run"] is { } key ? Candidates.Where(one => KeyOf(one) == key).Select(one => ((Plan, ActionRun)?)one).FirstOrDefault()
        : Candidates.Count > 0 ? Candidates[0] : null;

    /// <summary>What names a run in the address: <c>plan/action/body/subject</c>.</summary>
    public static string KeyOf((Plan Plan, ActionRun Run) one) => $"{one.Plan.Code}/{one.Run.Action.Number}/{one.Run.Unit.Code}/{one.Run.Subject?.Code}";

    private async Task<SimulationComparison> ComparedAsync(SimulateDefinition.Question question, CancellationToken ct)
    {
        if (Compare == "on-time")
            return SimulationComparison.Of(Verdict.Punctual, Report, calendar);
        var other = (await versions.FindAsync(Id, Compare, visitor.Actor, ct)).Definition;
        var left = await simulate.RunAsync(question with { Version = Compare, Assumed = Address.Read(other) }, visitor.Actor, ct);
        return SimulationComparison.Of(left.Verdict.Report, Report, calendar);
    }

    private IActionResult Take(string form) => form switch
    {
        "csv" => File(SimulationTable.Csv(Report.Events, visitor, say), "text/csv; charset=utf-8", $"chay-thu-{Id}.csv"),
        "jsonl" => File(SimulationTable.Lines(Report.Events), "application/x-ndjson", $"chay-thu-{Id}.jsonl"),
        "people" => File(System.Text.Encoding.UTF8.GetBytes(Trial!.Assumed.ToPeople().ToJson()), "application/json", $"gia-thiet-{Id}.json"),
        _ => NotFound(),
    };
}
