using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Application.Engine.Definitions.Publishing;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Engine.Definitions.DefinitionHouse;

namespace VanQuan.Workflows.Application_Tests.Engine.Definitions;

/// <summary>Publishing takes exactly what was typed, and says why not where it does not.</summary>
public sealed class PublishTests
{
    private static readonly Dictionary<string, string> NoReasons = [];

    [Fact]
    public async Task What_was_typed_an_instant_ago_is_what_is_published()
    {
        await using var house = await BuildAsync();
        var id = await house.CreateAsync();
        await house.SaveAsync(id, Sound(2, id), 1);

        var done = await PublishAsync(house, id, Sound(3, id), 2);

        var version = Assert.Single(await house.VersionsAsync(id));
        Assert.Equal((1, "lan", "bắt đầu dùng"), (done.Version, version.PublishedBy, version.Reason));
        Assert.Contains("\"T3\"", version.Json, StringComparison.Ordinal);
        Assert.False((await house.DraftAsync(id))!.IsOpen);
        Assert.Equal(["DefinitionCreated", "DefinitionPublished"], await house.VerbsAsync(id));
        var line = await house.Service.ReadAsync(db => db.Set<AuditLine>().SingleAsync(line => line.Verb == "DefinitionPublished"));
        Assert.Contains(DefinitionJson.Digest(version.Json), line.Data!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_request_twice_publishes_once()
    {
        await using var house = await BuildAsync();
        var id = await house.CreateAsync();

        var first = await PublishAsync(house, id, Sound(2, id), 1, operation: "once");
        var again = await PublishAsync(house, id, Sound(2, id), 1, operation: "once");

        Assert.Equal(first, again);
        Assert.Single(await house.VersionsAsync(id));
    }

    [Fact]
    public async Task Of_a_save_and_a_publishing_at_once_one_counts_and_the_other_is_told()
    {
        for (var i = 0; i < 5; i++)
        {
            await using var house = await BuildAsync();
            var id = await house.CreateAsync();

            var publishing = Task.Run(() => PublishAsync(house, id, Sound(2, id), 1, Lan));
            var saving = Task.Run(() => house.SaveAsync(id, Sound(3, id), 1, Minh));
            var conflicts = new List<DraftConflictException>();
            foreach (var one in (Task[])[publishing, saving])
                if ((await Record.ExceptionAsync(() => one)) is { } lost)
                    conflicts.Add(Assert.IsType<DraftConflictException>(lost));

            Assert.Single(conflicts);
            var versions = await house.VersionsAsync(id);
            if (publishing.IsCompletedSuccessfully)
                Assert.DoesNotContain("\"T3\"", Assert.Single(versions).Json, StringComparison.Ordinal);
            else
                Assert.Empty(versions);
        }
    }

    [Fact]
    public async Task Errors_block_and_are_named_and_the_draft_stays()
    {
        await using var house = await BuildAsync();
        var id = await house.CreateAsync();
        var unsound = new Chart().Add("A", "Contoso.Unknown").Build(id).Write();
        await house.SaveAsync(id, unsound, 1);

        var refused = await Assert.ThrowsAsync<PublishRefusedException>(() => PublishAsync(house, id, unsound, 2));

        Assert.Contains(refused.Findings, finding => finding is { Rule: "unknown-activity" });
        Assert.Equal((2, true), ((await house.DraftAsync(id))!.Revision, (await house.DraftAsync(id))!.IsOpen));
        Assert.Empty(await house.VersionsAsync(id));
    }

    [Fact]
    public async Task Each_warning_needs_a_reason_which_the_history_and_the_audit_line_keep()
    {
        await using var house = await BuildAsync();
        var id = await house.CreateAsync();
        var json = new Chart().Task("T", ("due", Chart.Json("""{"anchor":"Date:2022-12-31","amount":0,"unit":"Days","roll":"None"}"""))).Add("End", "Elsa.End").Flow("T.Done>End").Build(id).Write();

        var refused = await Assert.ThrowsAsync<PublishRefusedException>(() => PublishAsync(house, id, json, 1));
        var warning = Assert.Single(refused.Findings, finding => finding.Severity == Domain.Engine.Soundness.Severity.Warning);
        await PublishAsync(house, id, json, 1, reasons: new() { [warning.Key] = "kế hoạch ghi rõ ngày" });

        var accepted = Assert.Single(Assert.Single(await house.VersionsAsync(id)).Warnings);
        Assert.Equal((warning.Key, warning.Message.Vi, "kế hoạch ghi rõ ngày"), (accepted.Key, accepted.Vi, accepted.Reason));
        var line = await house.Service.ReadAsync(db => db.Set<AuditLine>().SingleAsync(line => line.Verb == "DefinitionPublished"));
        Assert.Contains("kế hoạch ghi rõ ngày", line.Texts!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishing_asks_for_a_reason_and_for_a_designer_as_the_rights_are_at_that_moment()
    {
        await using var house = await BuildAsync();
        var id = await house.CreateAsync();

        Assert.Equal(DefinitionRefusal.Invalid, (await Assert.ThrowsAsync<DefinitionProblemException>(() => PublishAsync(house, id, Sound(2, id), 1, reason: " "))).Refusal);
        Assert.Equal(DefinitionRefusal.Forbidden, (await Assert.ThrowsAsync<DefinitionProblemException>(() => PublishAsync(house, id, Sound(2, id), 1, Admin))).Refusal);
        await house.Service.ReadAsync(async db =>
        {
            (await db.Users.SingleAsync(account => account.Id == "lan")).SystemRoles = SystemRoles.None;
            return await db.SaveChangesAsync();
        });
        Assert.Equal(DefinitionRefusal.Forbidden, (await Assert.ThrowsAsync<DefinitionProblemException>(() => PublishAsync(house, id, Sound(2, id), 1))).Refusal);
        Assert.Empty(await house.VersionsAsync(id));
    }

    [Fact]
    public async Task A_published_version_carries_the_id_of_the_procedure_it_was_drawn_for()
    {
        await using var house = await BuildAsync();
        var id = await house.CreateAsync();

        await PublishAsync(house, id, Sound(2, "from-elsewhere"), 1);

        Assert.Equal(id, (string?)JsonNode.Parse(Assert.Single(await house.VersionsAsync(id)).Json)!["definitionId"]);
        Assert.Empty(await house.VersionsAsync("from-elsewhere"));
    }

    internal static Task<PublishDraft.Result> PublishAsync(
        DefinitionHouse house, string id, string json, int revision, Actor? by = null, string reason = "bắt đầu dùng", Dictionary<string, string>? reasons = null, string? operation = null) =>
        house.UseAsync<PublishDraft, PublishDraft.Result>(publish => publish.RunAsync(new(id, json, revision, reason, reasons ?? NoReasons, operation ?? house.Operation()), by ?? Lan, default));
}
