using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Application.Plans;
using VanQuan.Workflows.Application.Reports;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Portal.Api.V1.Guarding;
using VanQuan.Workflows.Portal.Api.V1.Tasks;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;
using TaskLine = VanQuan.Workflows.Portal.Api.V1.Tasks.TaskLine;

namespace VanQuan.Workflows.Portal.Api.V1.Plans;

/// <summary>Plans, how their actions stand, the start of a round, and the figures of the board.</summary>
internal static class PlanApi
{
    public static void MapPlans(this RouteGroupBuilder v1)
    {
        var plans = v1.MapGroup("/plans").WithTags("Plans");
        plans.MapGet("/", async (PlanShelf shelf, Say say, CancellationToken ct) => (await shelf.AllAsync(ct)).Select(plan => LineOf(plan, say)).ToArray())
            .Needs(TokenScopes.ReadPlans).WithSummary("The plans that were taken in").Answers();
        plans.MapGet("/{code}", FindAsync).Needs(TokenScopes.ReadPlans).WithSummary("One plan and the bodies it gives work to").Answers(404);
        plans.MapGet("/{code}/actions", async (string code, ReadPlanBoard boards, IOptions<PortalSettings> settings, Say say, CancellationToken ct) =>
            (await BoardAsync(code, boards, settings, ct)).Actions.Select(action => ActionLine.Of(action, say.English)).ToArray())
            .Needs(TokenScopes.ReadPlans).WithSummary("The actions of a plan and how each stands").Answers(404);
        plans.MapGet("/{code}/actions/{number:int}", ActionAsync).Needs(TokenScopes.ReadPlans).WithSummary("One action with its runs and open tasks").Answers(404);
        plans.MapPost("/{code}/actions/{number:int}/rounds/{round:int}/start", StartAsync).Needs(TokenScopes.WritePlans)
            .WithSummary("Start a round now, for every body and subject; administrators only").Answers(403, 404, 409);
        v1.MapGet("/reports/plans/{code}", ReportAsync).WithTags("Reports").Needs(TokenScopes.ReadReports).WithSummary("How many actions stand how: of the plan, by leading body, by body of the scope").Answers(404);
    }

    private static PlanLine LineOf(Plan plan, Say say) => new(
        plan.Code, say.English ? plan.NameEn ?? plan.Name : plan.Name, plan.Number, plan.Date, plan.From, plan.Until, plan.Issuer, plan.Actions.Count);

    private static async Task<PlanShape> FindAsync(string code, PlanShelf shelf, Say say, CancellationToken ct)
    {
        var plan = await shelf.FindAsync(code, ct) ?? throw ProblemException.NotFound();
        return new PlanShape(LineOf(plan, say), plan.Signatory,
            [.. plan.Units.Select(unit => new PlanUnit(unit.Code, unit.Name, unit.Kind, unit.Parent, unit.End?.On, unit.End?.Successors ?? []))]);
    }

    private static async Task<ActionShape> ActionAsync(string code, int number, ReadPlanBoard boards, IOptions<PortalSettings> settings, Say say, CancellationToken ct)
    {
        var standing = (await BoardAsync(code, boards, settings, ct)).Actions.FirstOrDefault(one => one.Action.Number == number) ?? throw ProblemException.NotFound();
        return new ActionShape(ActionLine.Of(standing, say.English), standing.Action.Deliverable, standing.Action.Note, [.. standing.Runs.Select(RunLine.Of)],
            [.. standing.Open.OrderBy(work => work.Task.DueDate ?? DateOnly.MaxValue).ThenBy(work => work.Task.Id, StringComparer.Ordinal).Select(work => TaskLine.Of(work.Task))], standing.ByUnit);
    }

    private static async Task<PlanReport> ReportAsync(string code, ReadPlanBoard boards, IOptions<PortalSettings> settings, CancellationToken ct)
    {
        var board = await BoardAsync(code, boards, settings, ct);
        var bodies = board.Actions.SelectMany(action => action.ByUnit).GroupBy(one => one.Key, one => one.Value);
        return new PlanReport(board.Plan.Code, board.At, board.Today, Figures.Of(board.Actions.ToList()),
            [.. board.Actions.GroupBy(action => action.Action.Lead).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new UnitFigures(group.Key, Figures.Of(group.ToList())))],
            [.. bodies.OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new UnitStandings(group.Key, group.CountBy(standing => standing).ToDictionary()))]);
    }

    /// <summary>Starting names its round, so a repeat starts nothing again and hears the same.</summary>
    private static async Task<Outcome> StartAsync(string code, int number, int round, OperationKey key, StartAction use, PlanShelf shelf, ReadPlanBoard boards, IOptions<PortalSettings> settings, Visitor visitor, Say say, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(key);
        var plan = await shelf.FindAsync(code, ct) ?? throw ProblemException.NotFound();
        var answer = await use.RunAsync(new(plan.Code, number, round), visitor.Actor, ct);
        if (answer == StartAction.Outcome.NothingToDo)
        {
            var runs = (await BoardAsync(code, boards, settings, ct)).Actions.FirstOrDefault(action => action.Action.Number == number)?.Runs;
            answer = runs?.Any(run => run.Round == round) == true ? StartAction.Outcome.Started : answer;
        }
        return answer switch
        {
            StartAction.Outcome.Started => new Outcome(say.Of(new Words("Đợt này đã bắt đầu.", "The round has started."))),
            StartAction.Outcome.Waiting => new Outcome(say.Of(new Words("Đợt này chờ đợt trước xong, hoặc chờ danh sách đối tượng.", "The round waits for the one before it, or for its subjects."))),
            StartAction.Outcome.Skipped => new Outcome(say.Of(new Words("Đợt này được bỏ qua vì đợt trước chưa xong.", "The round was passed over, because the one before it is still open."))),
            StartAction.Outcome.NotAllowed => throw new ProblemException(StatusCodes.Status403Forbidden, new Words("Chỉ quản trị bắt đầu được đợt của nhiệm vụ.", "Only administrators start rounds of an action.")),
            _ => throw new ProblemException(StatusCodes.Status409Conflict, new Words("Không có đợt này để bắt đầu.", "There is no such round to start.")),
        };
    }

    private static async Task<PlanBoard> BoardAsync(string code, ReadPlanBoard boards, IOptions<PortalSettings> settings, CancellationToken ct) =>
        await boards.ReadAsync(code, settings.Value.SoonDays, ct) ?? throw ProblemException.NotFound();
}
