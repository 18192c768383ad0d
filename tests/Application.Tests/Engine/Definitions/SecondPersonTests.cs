using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Publishing;
using VanQuan.Workflows.Domain.Identity;
using Xunit;
using static VanQuan.Workflows.Application_Tests.Engine.Definitions.DefinitionHouse;

namespace VanQuan.Workflows.Application_Tests.Engine.Definitions;

/// <summary>Where the setting asks for it, a second person publishes exactly what the first one asked for; nobody their own work.</summary>
public sealed class SecondPersonTests
{
    [Fact]
    public async Task Publishing_becomes_a_request_and_another_designer_publishes_exactly_this_text()
    {
        await using var house = await BuildAsync(secondPerson: true);
        var (id, request) = await AskAsync(house);
        Assert.Empty(await house.VersionsAsync(id));

        Assert.Equal(1, await ConfirmAsync(house, id, request, Minh));

        var version = Assert.Single(await house.VersionsAsync(id));
        Assert.True(DefinitionJson.Same(DefinitionJson.With(Sound(2, id), id, 1), version.Json));
        Assert.Equal("minh", version.PublishedBy);
        Assert.False((await house.DraftAsync(id))!.IsOpen);
        Assert.Equal(["DefinitionCreated", "PublishRequested", "PublishConfirmed", "DefinitionPublished"], await house.VerbsAsync(id));
    }

    [Fact]
    public async Task Neither_who_asked_nor_who_drew_any_of_it_nor_an_officer_confirms_or_declines()
    {
        await using var house = await BuildAsync(secondPerson: true);
        var id = await house.CreateAsync(by: Minh);
        var request = (await PublishTests.PublishAsync(house, id, Sound(2, id), 1)).Request!;

        foreach (var person in (Actor[])[Lan, Minh, Officer])
        {
            Assert.Equal(DefinitionRefusal.Forbidden, (await Assert.ThrowsAsync<DefinitionProblemException>(() => ConfirmAsync(house, id, request, person))).Refusal);
            Assert.Equal(DefinitionRefusal.Forbidden, (await Assert.ThrowsAsync<DefinitionProblemException>(() => DeclineAsync(house, id, request, person, "chưa rõ"))).Refusal);
        }
        Assert.Empty(await house.VersionsAsync(id));
        Assert.Equal(1, await ConfirmAsync(house, id, request, Admin));
    }

    [Fact]
    public async Task What_is_drawn_after_the_request_is_not_published_with_it_and_goes_on()
    {
        await using var house = await BuildAsync(secondPerson: true);
        var (id, request) = await AskAsync(house);
        await house.SaveAsync(id, Sound(5, id), 2);

        await ConfirmAsync(house, id, request, Minh);

        Assert.DoesNotContain("\"T5\"", Assert.Single(await house.VersionsAsync(id)).Json, StringComparison.Ordinal);
        var draft = (await house.DraftAsync(id))!;
        Assert.Equal((true, 1, 3), (draft.IsOpen, draft.BasedOn, draft.Revision));
    }

    [Fact]
    public async Task A_request_is_decided_once_and_declining_asks_for_a_reason()
    {
        await using var house = await BuildAsync(secondPerson: true);
        var (id, request) = await AskAsync(house);

        Assert.Equal(DefinitionRefusal.Invalid, (await Assert.ThrowsAsync<DefinitionProblemException>(() => DeclineAsync(house, id, request, Minh, ""))).Refusal);
        await DeclineAsync(house, id, request, Minh, "thiếu bước thẩm định");
        var late = await Assert.ThrowsAsync<DefinitionProblemException>(() => ConfirmAsync(house, id, request, Admin));

        Assert.Equal(DefinitionRefusal.Conflict, late.Refusal);
        Assert.Contains("Trần Văn Minh", late.Words.Vi, StringComparison.Ordinal);
        Assert.True((await house.DraftAsync(id))!.IsOpen);
    }

    [Fact]
    public async Task Of_two_decisions_at_once_one_counts()
    {
        await using var house = await BuildAsync(secondPerson: true);
        var (id, request) = await AskAsync(house);

        var decisions = (Task[])[Task.Run(() => ConfirmAsync(house, id, request, Minh)), Task.Run(() => DeclineAsync(house, id, request, Admin, "chưa rõ"))];
        var lost = new List<Exception>();
        foreach (var decision in decisions)
            if (await Record.ExceptionAsync(() => decision) is { } refused)
                lost.Add(refused);

        Assert.Equal(DefinitionRefusal.Conflict, Assert.IsType<DefinitionProblemException>(Assert.Single(lost)).Refusal);
    }

    [Fact]
    public async Task A_newer_request_takes_the_place_of_the_older_and_its_asker_alone_takes_it_back()
    {
        await using var house = await BuildAsync(secondPerson: true);
        var (id, first) = await AskAsync(house);
        var second = (await PublishTests.PublishAsync(house, id, Sound(4, id), 2)).Request!;

        Assert.Equal(DefinitionRefusal.Conflict, (await Assert.ThrowsAsync<DefinitionProblemException>(() => ConfirmAsync(house, id, first, Minh))).Refusal);
        Assert.Equal(DefinitionRefusal.Forbidden, (await Assert.ThrowsAsync<DefinitionProblemException>(() => WithdrawAsync(house, id, second, Minh))).Refusal);
        Assert.Equal(PublishRequestState.Withdrawn, await WithdrawAsync(house, id, second, Lan));
        var states = await house.Service.ReadAsync(db => db.Set<PublishRequestRow>().OrderBy(row => row.Revision).Select(row => row.State).ToListAsync());
        Assert.Equal([PublishRequestState.Replaced, PublishRequestState.Withdrawn], states);
    }

    private static async Task<(string Id, string Request)> AskAsync(DefinitionHouse house)
    {
        var id = await house.CreateAsync();
        var done = await PublishTests.PublishAsync(house, id, Sound(2, id), 1);
        Assert.Null(done.Version);
        return (id, done.Request!);
    }

    private static Task<int> ConfirmAsync(DefinitionHouse house, string id, string request, Actor by) =>
        house.UseAsync<ConfirmPublish, int>(confirm => confirm.RunAsync(new(id, request, house.Operation()), by, default));

    private static Task<PublishRequestState> DeclineAsync(DefinitionHouse house, string id, string request, Actor by, string reason) =>
        house.UseAsync<DeclinePublish, PublishRequestState>(decline => decline.RunAsync(new(id, request, reason, house.Operation()), by, default));

    private static Task<PublishRequestState> WithdrawAsync(DefinitionHouse house, string id, string request, Actor by) =>
        house.UseAsync<WithdrawPublish, PublishRequestState>(withdraw => withdraw.RunAsync(new(id, request, house.Operation()), by, default));
}
