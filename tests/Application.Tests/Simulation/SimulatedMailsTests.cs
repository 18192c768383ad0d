using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Application.Mail;
using VanQuan.Workflows.Application.Mail.Writing;
using VanQuan.Workflows.Application.Simulation;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Simulation;
using VanQuan.Workflows.Domain.Simulation.Reports;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Simulation;

/// <summary>The mails of a simulated run, read as they would arrive.</summary>
public class SimulatedMailsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("Returned")]
    [InlineData("Rejected")]
    public void Every_mail_of_every_shipped_procedure_can_be_written(string? verdict)
    {
        var calendar = WorkCalendarFile.Load(Path.Combine(Plans.VanQuan.Folder, "..", "..", "appsettings", "calendar-vn.csv"));
        var settings = Options.Create(new MailSettings { TemplateFolder = Path.Combine(Plans.VanQuan.Folder, "..", "..", "appsettings", "mail") });
        var plan = Plans.VanQuan.Plan;
        var (scripts, outbox, templates) = (new ExpressionEvaluator(), new Outbox(settings), new MailTemplates(settings));
        foreach (var action in plan.Actions.DistinctBy(one => one.Definition).Where(one => plan.RunsOf(one).Any()))
        {
            var mails = new SimulatedMails(plan, calendar, outbox, templates);
            var run = new TriedRun(plan, TriedRun.RoundOf(plan, action, plan.Date, calendar), plan.RunsOf(action).First(), Plans.VanQuan.Procedures.GetValueOrDefault, calendar, scripts, new SimulationBounds(10_000));
            var report = run.Live(With(verdict, run), mails.Keep);

            Assert.NotEmpty(report.Mails);
            Assert.All(report.Mails, mail =>
            {
                var text = mails.TextOf(mail.Mail!.Value);
                Assert.NotNull(text);
                Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
                Assert.StartsWith("Kính gửi đồng chí", text, StringComparison.Ordinal);
            });
        }
    }

    /// <summary>Everybody is late, so that every kind of reminder is written too; every approval decides so the first time.</summary>
    private static PeopleConduct With(string? verdict, TriedRun run) => new Assumptions(
        Conduct.Late, new Dictionary<string, Conduct>(),
        verdict is null ? [] : [.. run.Definition.Activities.Values.Where(node => node.Type == "VanQuan.Approval").Select(node => new StepChoice(node.Id, verdict, 1))]).ToPeople();
}
