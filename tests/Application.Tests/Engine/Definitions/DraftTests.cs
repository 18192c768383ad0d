using System.Text.Json;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Application.Engine.Definitions.Reading;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Identity;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Engine.Definitions.DefinitionHouse;

namespace VanQuan.Workflows.Application_Tests.Engine.Definitions;

/// <summary>Nothing drawn is lost, and nothing of anybody else is overwritten.</summary>
public sealed class DraftTests
{
    [Fact]
    public async Task A_new_procedure_is_a_draft_with_its_start_under_a_readable_id()
    {
        await using var house = await BuildAsync();

        var id = await house.CreateAsync("Rà soát hợp tác xã");
        var again = await house.CreateAsync("Rà soát hợp tác xã");

        Assert.Equal(("ra-soat-hop-tac-xa", "ra-soat-hop-tac-xa-2"), (id, again));
        var draft = (await house.DraftAsync(id))!;
        Assert.Equal((1, true, null), (draft.Revision, draft.IsOpen, draft.BasedOn));
        Assert.Equal(["Procedure", "Start"], WorkflowDefinition.Parse(draft.Json!).Activities.Keys.Order());
        Assert.Equal(["DefinitionCreated"], await house.VerbsAsync(id));
    }

    [Fact]
    public async Task Of_two_saves_of_the_same_revision_one_is_kept_and_the_other_is_shown_it()
    {
        await using var house = await BuildAsync();
        var id = await house.CreateAsync();

        var results = await Task.WhenAll(
            Task.Run(() => TryAsync(() => house.SaveAsync(id, Procedures.Chain(2, id), 1, Lan))),
            Task.Run(() => TryAsync(() => house.SaveAsync(id, Procedures.Chain(3, id), 1, Minh))));

        var conflict = Assert.Single(results.OfType<DraftConflictException>());
        var draft = (await house.DraftAsync(id))!;
        Assert.Equal((2, draft.Json, draft.SavedBy), (conflict.Revision, conflict.Json, conflict.By));
        Assert.Contains(conflict.ByName, conflict.Words.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_save_twice_is_one_save()
    {
        await using var house = await BuildAsync();
        var id = await house.CreateAsync();

        var first = await house.SaveAsync(id, Procedures.Chain(2, id), 1, operation: "same");
        await house.SaveAsync(id, Procedures.Chain(3, id), 2);
        var repeated = await house.SaveAsync(id, Procedures.Chain(2, id), 1, operation: "same");

        Assert.Equal(first, repeated);
        Assert.Equal(3, (await house.DraftAsync(id))!.Revision);
        Assert.Equal(3, (await house.SaveAsync(id, Procedures.Chain(3, id), 1)).Revision);
    }

    [Fact]
    public async Task A_definition_with_unknown_activities_and_keys_comes_back_equal_as_json()
    {
        await using var house = await BuildAsync();
        var id = await house.CreateAsync();
        const string foreign = """
            {"$schema":"https://x","definitionId":"theirs","extra":{"b":1.50,"a":[1,null]},"root":{"id":"R","type":"Elsa.Flowchart","notes":[{"text":"ghi chú"}],"activities":[
              {"id":"A","type":"Contoso.Unknown","whatever":{"deep":{"z":1,"y":[true]}},"metadata":{"designer":{"position":{"x":1.0,"y":2}}}}],"connections":[{"source":{"activity":"A","port":"Done"},"target":{"activity":"gone"},"vertices":[{"x":1,"y":2}]}]}}
            """;

        await house.SaveAsync(id, foreign, 1);

        using var kept = JsonDocument.Parse((await house.DraftAsync(id))!.Json!);
        using var sent = JsonDocument.Parse(foreign);
        Assert.True(JsonElement.DeepEquals(sent.RootElement, kept.RootElement));
    }

    [Fact]
    public async Task What_is_no_definition_is_refused_naming_place_and_cause_and_the_draft_stays()
    {
        await using var house = await BuildAsync();
        var id = await house.CreateAsync();

        var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() => house.SaveAsync(id, """{"root":{"type":"Elsa.Flowchart","activities":[{"id":"A"}]}}""", 1));

        Assert.Equal("$.root.activities[0]", refused.Place);
        Assert.Equal(1, (await house.DraftAsync(id))!.Revision);
    }

    [Fact]
    public async Task Only_designers_draw()
    {
        await using var house = await BuildAsync();
        var id = await house.CreateAsync();

        foreach (var other in (Actor[])[Officer, Admin])
            Assert.Equal(DefinitionRefusal.Forbidden, (await Assert.ThrowsAsync<DefinitionProblemException>(() => house.SaveAsync(id, Procedures.Chain(2, id), 1, other))).Refusal);
        Assert.Equal(1, (await house.DraftAsync(id))!.Revision);
    }

    [Fact]
    public async Task One_sitting_leaves_one_line_and_another_person_or_a_quarter_of_an_hour_leaves_another()
    {
        await using var house = await BuildAsync();
        await house.ImportAsync(Procedures.Chain(1));

        await house.SaveAsync("chain", Procedures.Chain(2), 0);
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await house.SaveAsync("chain", Procedures.Chain(3), 1);
        await house.SaveAsync("chain", Procedures.Chain(4), 2, Minh);
        house.Clock.Advance(TimeSpan.FromMinutes(15));
        await house.SaveAsync("chain", Procedures.Chain(5), 3, Minh);

        Assert.Equal(["DefinitionPublished", "DraftBegun", "DraftTakenUp", "DraftTakenUp"], await house.VerbsAsync("chain"));
        Assert.Equal(["lan", "minh"], (await house.DraftAsync("chain"))!.Editors);
    }

    [Fact]
    public async Task Whoever_still_has_a_discarded_draft_open_is_told_and_overwrites_nothing()
    {
        await using var house = await BuildAsync();
        await house.ImportAsync(Procedures.Chain(1));
        await house.SaveAsync("chain", Procedures.Chain(2), 0);

        Assert.Equal(2, await house.UseAsync<DiscardDraft, int>(discard => discard.RunAsync(new("chain", 1, house.Operation()), Minh, default)));
        var conflict = await Assert.ThrowsAsync<DraftConflictException>(() => house.SaveAsync("chain", Procedures.Chain(3), 1));

        Assert.Equal((2, "minh"), (conflict.Revision, conflict.By));
        Assert.Equal((await house.VersionsAsync("chain")).Single().Json, conflict.Json);
        Assert.Contains("bỏ bản nháp", conflict.Words.Vi, StringComparison.Ordinal);
        Assert.Equal(3, (await house.SaveAsync("chain", Procedures.Chain(3), 2)).Revision);
    }

    [Fact]
    public async Task An_import_leaves_an_open_draft_alone_and_tells_whoever_had_the_version_before_it_open()
    {
        await using var house = await BuildAsync();
        await house.ImportAsync(Procedures.Chain(1));
        await house.ImportAsync(Procedures.Chain(1, "other"));
        await house.SaveAsync("chain", Procedures.Chain(2), 0);

        await house.ImportAsync(Procedures.Chain(5));
        await house.ImportAsync(Procedures.Chain(5, "other"));

        Assert.Equal((1, true, 1), ((await house.DraftAsync("chain"))!.Revision, (await house.DraftAsync("chain"))!.IsOpen, (await house.DraftAsync("chain"))!.BasedOn));
        await Assert.ThrowsAsync<DraftConflictException>(() => house.SaveAsync("other", Procedures.Chain(2, "other"), 0));
    }

    [Fact]
    public async Task An_earlier_version_becomes_the_draft_again()
    {
        await using var house = await BuildAsync();
        await house.ImportAsync(Procedures.Chain(1));
        await house.ImportAsync(Procedures.Chain(2));
        var seen = await house.UseAsync<ReadDraft, ReadDraft.View?>(read => house.Service.ReadAsync(db => read.RunAsync(db, "chain", Lan, default)));

        var saved = await house.UseAsync<RestoreVersion, SaveDraft.Saved>(restore => restore.RunAsync(new("chain", 1, seen!.Revision, house.Operation()), Lan, default));

        var draft = (await house.DraftAsync("chain"))!;
        Assert.Equal((saved.Revision, (await house.VersionsAsync("chain"))[0].Json, 2), (draft.Revision, draft.Json, draft.BasedOn));
        Assert.Equal("VersionRestored", (await house.VerbsAsync("chain"))[^1]);
    }

    private static async Task<object> TryAsync<T>(Func<Task<T>> use)
    {
        try
        {
            return (await use())!;
        }
        catch (DraftConflictException conflict)
        {
            return conflict;
        }
    }
}
