using System.Net;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Api.V1;

/// <summary>What programs read besides tasks: plans, runs, bodies, people, the calendar, figures, the audit trail; and webhooks.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class ReadingApiTests(DemoPortal portal)
{
    [Fact]
    public async Task Plans_their_actions_and_figures_agree_with_each_other()
    {
        using var program = await TokenClient.OfAsync(portal, "phochutich", TokenScopes.ReadPlans, TokenScopes.ReadReports);
        var plan = (await program.GetAsync("/api/v1/plans")).Json.EnumerateArray().Single(one => one.GetProperty("code").GetString() == "van-quan");
        var actions = (await program.GetAsync("/api/v1/plans/van-quan/actions")).Json.EnumerateArray().ToList();
        var figures = (await program.GetAsync("/api/v1/reports/plans/van-quan")).Json.GetProperty("figures");
        var one = (await program.GetAsync("/api/v1/plans/van-quan/actions/4")).Json;

        Assert.Equal(plan.GetProperty("actions").GetInt32(), actions.Count);
        Assert.Equal(actions.Count, figures.GetProperty("all").GetInt32());
        Assert.Equal(actions.Count, figures.EnumerateObject().Where(part => part.Name is not ("all" or "extended")).Sum(part => part.Value.GetInt32()));
        Assert.Equal("2022-12-31", one.GetProperty("action").GetProperty("due").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/api/v1/plans/khong-co")).Status);
    }

    [Fact]
    public async Task A_run_tells_where_it_waits_to_those_it_concerns()
    {
        var instance = await portal.ReadAsync(db => db.Set<WorkflowInstanceRow>().Where(row => row.PlanCode == "van-quan").Select(row => row.Id).FirstAsync());
        using var reader = await TokenClient.OfAsync(portal, "giamsat", TokenScopes.ReadPlans);
        var run = (await reader.GetAsync($"/api/v1/instances/{Uri.EscapeDataString(instance)}")).Json;

        Assert.Equal(instance, run.GetProperty("id").GetString());
        Assert.NotEmpty(run.GetProperty("standing").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/api/v1/instances/khong-co")).Status);
    }

    [Fact]
    public async Task Bodies_people_and_the_calendar_are_there_without_mail_addresses()
    {
        using var program = await TokenClient.OfAsync(portal, "cv.vp", TokenScopes.ReadPlans);
        var people = await program.GetAsync("/api/v1/people?unit=TNMT");
        var days = (await program.GetAsync("/api/v1/calendar?from=2022-04-28&to=2022-05-04")).Json.EnumerateArray().ToList();

        Assert.Contains("TNMT", (await program.GetAsync("/api/v1/units")).Text, StringComparison.Ordinal);
        Assert.True(people.Json.GetArrayLength() >= 2);
        Assert.DoesNotContain("@", people.Text, StringComparison.Ordinal);
        Assert.Equal([true, true, false, false, false, false, true], days.Select(day => day.GetProperty("works").GetBoolean()));
        Assert.Equal(HttpStatusCode.BadRequest, (await program.GetAsync("/api/v1/calendar?from=2022-05-04&to=2022-04-28")).Status);
    }

    [Fact]
    public async Task The_audit_trail_is_read_line_by_line_by_administrators()
    {
        using var admin = await TokenClient.OfAsync(portal, "quantri", TokenScopes.ReadAdmin);
        var chain = await portal.ReadAsync(db => db.Set<AuditLine>().Where(line => line.Chain.StartsWith("plan:")).Select(line => line.Chain).FirstAsync());
        var first = (await admin.GetAsync($"/api/v1/audit?chain={Uri.EscapeDataString(chain)}&limit=1")).Json;
        var second = (await admin.GetAsync($"/api/v1/audit?chain={Uri.EscapeDataString(chain)}&limit=1&cursor={first.GetProperty("next").GetString()}")).Json.GetProperty("items")[0];

        Assert.Equal(1, first.GetProperty("items")[0].GetProperty("sequence").GetInt64());
        Assert.Equal(2, second.GetProperty("sequence").GetInt64());
        Assert.Equal(first.GetProperty("items")[0].GetProperty("hash").GetString(), second.GetProperty("previousHash").GetString());
    }

    [Fact]
    public async Task Only_administrators_start_rounds_and_a_round_starts_once()
    {
        using var officer = await TokenClient.OfAsync(portal, "tp.tnmt", TokenScopes.WritePlans);
        using var admin = await TokenClient.OfAsync(portal, "quantri", TokenScopes.WritePlans);
        var started = await portal.ReadAsync(db => db.Set<Application.Plans.ActionRoundRow>().FirstAsync(round => round.StartedAt != null && round.PlanCode == "van-quan"));
        var address = $"/api/v1/plans/van-quan/actions/{started.ActionNumber}/rounds/{started.Round}/start";

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync(address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.PostAsync(address)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.PostAsync("/api/v1/plans/van-quan/actions/4/rounds/99/start")).Status);
    }

    [Fact]
    public async Task Webhooks_are_kept_through_the_interface_and_a_wrong_address_is_said_at_its_field()
    {
        using var admin = await TokenClient.OfAsync(portal, "quantri", TokenScopes.ManageWebhooks);
        var wrong = await admin.PostAsync("/api/v1/webhooks", new { url = "https://10.0.0.1/", events = new[] { "task.opened" } });
        var made = await admin.PostAsync("/api/v1/webhooks", new { url = "https://nhan.example.vn/webhook", events = new[] { "task.rejected" } }, "hook-1");
        var again = await admin.PostAsync("/api/v1/webhooks", new { url = "https://nhan.example.vn/webhook", events = new[] { "task.rejected" } }, "hook-1");
        var id = made.Json.GetProperty("webhook").GetProperty("id").GetString();

        Assert.Equal(((HttpStatusCode)422, "url"), (wrong.Status, wrong.Json.GetProperty("errors")[0].GetProperty("field").GetString()));
        Assert.Equal(made.Text, again.Text);
        Assert.StartsWith("whsec_", made.Json.GetProperty("secret").GetString(), StringComparison.Ordinal);
        Assert.False((await admin.PostAsync($"/api/v1/webhooks/{id}/change", new { enabled = false })).Json.GetProperty("webhook").GetProperty("enabled").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await admin.PostAsync($"/api/v1/webhooks/{id}/remove")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/api/v1/webhooks/{id}")).Status);
    }
}
