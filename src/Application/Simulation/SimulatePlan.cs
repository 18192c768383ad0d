using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Simulation;
using VanQuan.Workflows.Domain.Simulation.Reports;

namespace VanQuan.Workflows.Application.Simulation;

/// <summary>A whole plan, tried. <paramref name="Mails"/> are kept of one action only, the one somebody looks at.</summary>
public sealed record PlanTrial(PlanReport Report, Assumptions Assumed, SimulatedMails Mails);

/// <summary>Lives through a period of a whole plan as <c>plan simulate</c> does, by the same rules and to the same events. Reads only.</summary>
public sealed class SimulatePlan(
    SimulatedVersions versions, SimulationBench bench, WorkCalendar calendar, IExpressionEvaluator expressions, Outbox outbox, MailTemplates templates)
{
    /// <param name="Definition">A procedure to take in another version than the published one, <paramref name="Version"/>.</param>
    /// <param name="MailsOf">The action whose mails are to be read.</param>
    public sealed record Question(string Plan, DateOnly From, DateOnly To, Assumptions Assumed, string? Definition = null, string? Version = null, int? MailsOf = null);

    /// <exception cref="SimulationRefusedException">There is no such thing, it cannot be run, or it takes too long.</exception>
    public async Task<PlanTrial> RunAsync(Question question, Actor actor, CancellationToken ct)
    {
        var (key, live) = await PrepareAsync(question, actor, ct);
        return await bench.GetAsync(key, bench.Limits.PlanEffects, live, ct);
    }

    /// <summary>The result, where somebody has just asked for the same; null where it would have to be worked out.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<PlanTrial?> AtHandAsync(Question question, Actor actor, CancellationToken ct) =>
        bench.Find<PlanTrial>((await PrepareAsync(question, actor, ct)).Key);

    private async Task<(string Key, Func<SimulationBounds, PlanTrial> Live)> PrepareAsync(Question question, Actor actor, CancellationToken ct)
    {
        var hand = await versions.PlansAsync(ct);
        var plan = hand.Plans.FirstOrDefault(one => one.Code == question.Plan) ?? throw new SimulationRefusedException(SimulationRefusal.NotThere);
        if (question.To < question.From || question.To > question.From.AddYears(bench.Limits.PlanYears))
            throw new SimulationRefusedException(SimulationRefusal.TooLong);
        TriedDefinition[] instead = question.Definition is { } id ? [await versions.FindAsync(id, question.Version, actor, ct)] : [];
        var (definitions, key) = await versions.AllAsync(instead, ct);
        if (plan.Actions.FirstOrDefault(action => definitions(action.Definition) is null) is { } lost)
            throw new SimulationRefusedException(SimulationRefusal.CannotRun, lost.Definition);
        var people = question.Assumed.ToPeople();
        return ($"plan|{calendar.Fingerprint}|{key}|{hand.Key}|{plan.Code}|{question.From:O}|{question.To:O}|{question.MailsOf}|{people.ToJson()}", Live);

        PlanTrial Live(SimulationBounds bounds)
        {
            List<SimulationEvent> events = [];
            var mails = new SimulatedMails(plan, calendar, outbox, templates);
            var end = new PlanSimulation(plan, definitions, calendar, expressions, people, events.Add, question.MailsOf is null ? null : KeepOne, bounds: bounds)
                .Run(question.From, question.To);
            return new PlanTrial(PlanReport.Of(plan, question.From, question.To, end, events, calendar), question.Assumed, mails);

            void KeepOne(WrittenMail mail)
            {
                if (mail.Line.Action == question.MailsOf)
                    mails.Keep(mail);
            }
        }
    }
}
