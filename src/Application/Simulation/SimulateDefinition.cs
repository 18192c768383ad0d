using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Simulation;
using VanQuan.Workflows.Domain.Simulation.Reports;

namespace VanQuan.Workflows.Application.Simulation;

/// <summary>One run of one procedure, tried: the verdict and every mail as it would read.</summary>
public sealed record DefinitionTrial(TriedRun Run, Assumptions Assumed, TrialVerdict Verdict, SimulatedMails Mails);

/// <summary>
/// Tries one procedure alone: for one action, body and subject of a plan, or for an imagined body where no plan uses it. Reads
/// only; nothing is sent and nothing written.
/// </summary>
public sealed class SimulateDefinition(
    SimulatedVersions versions, SimulationBench bench, WorkCalendar calendar, IExpressionEvaluator expressions, Outbox outbox, MailTemplates templates)
{
    /// <summary>What is tried. Without a plan, action or body the first that fits is taken. <paramref name="From"/> is a local date.</summary>
    public sealed record Question(string DefinitionId, string? Version, string? Plan, int? Action, string? Unit, string? Subject, DateOnly From, Assumptions Assumed);

    /// <exception cref="SimulationRefusedException">There is no such thing, it cannot be run, or it takes too long.</exception>
    public async Task<DefinitionTrial> RunAsync(Question question, Actor actor, CancellationToken ct)
    {
        var tried = await versions.FindAsync(question.DefinitionId, question.Version, actor, ct);
        var (definitions, key) = await versions.AllAsync([tried], ct);
        var hand = await versions.PlansAsync(ct);
        var (plan, run) = Bind(question, tried, hand.Plans);
        // A draft may carry another id in its text than the one it is kept under.
        var action = run.Action with { Definition = tried.Definition.DefinitionId };
        var round = TriedRun.RoundOf(plan, action, question.From, calendar);
        var assumed = question.Assumed;
        return await bench.GetAsync(
            $"run|{calendar.Fingerprint}|{key}|{hand.Key}|{round.InstanceId(plan, run)}|{question.From:O}|{assumed.ToPeople().ToJson()}",
            bench.Limits.RunEffects,
            bounds =>
            {
                var mails = new SimulatedMails(plan, calendar, outbox, templates);
                var one = new TriedRun(plan, round, run with { Action = action }, definitions, calendar, expressions, bounds);
                return new DefinitionTrial(one, assumed, one.Judge(assumed, mails.Keep), mails);
            }, ct);
    }

    /// <summary>Every run of the plans that would use it.</summary>
    public static IEnumerable<(Plan Plan, ActionRun Run)> Candidates(string definitionId, IEnumerable<Plan> plans) =>
        from plan in plans
        from action in plan.Actions
        where action.Definition == definitionId
        from run in plan.RunsOf(action)
        select (plan, run);

    private static (Plan Plan, ActionRun Run) Bind(Question question, TriedDefinition tried, IReadOnlyList<Plan> plans)
    {
        var fitting = Candidates(question.DefinitionId, plans).Where(one =>
            (question.Plan is null || one.Plan.Code == question.Plan) && (question.Action is null || one.Run.Action.Number == question.Action)
            && (question.Unit is null || one.Run.Unit.Code == question.Unit) && (question.Subject is null || one.Run.Subject?.Code == question.Subject)).ToList();
        if (fitting.Count > 0)
            return fitting[0];
        if (question.Plan is not null && question.Plan != ImaginedPlan.Code && Candidates(question.DefinitionId, plans).Any())
            throw new SimulationRefusedException(SimulationRefusal.NotThere);
        var imagined = ImaginedPlan.Around(tried.Definition, plans.Count > 0 ? plans[0] : null, question.Unit, question.From);
        return (imagined, imagined.RunsOf(imagined.Action(ImaginedPlan.Action)).First());
    }
}
