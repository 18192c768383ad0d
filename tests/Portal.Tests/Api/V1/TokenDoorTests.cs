using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Api.V1;

/// <summary>The way in for programs: a token that a person makes on their page, and nothing else.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed partial class TokenDoorTests(DemoPortal portal)
{
    private const string Page = "/tai-khoan/ma-truy-cap";

    [Fact]
    public async Task A_token_made_on_the_page_is_shown_once_opens_the_interface_and_closes_it_when_revoked()
    {
        using var person = await portal.SignedInAsync("cv.tnmt");
        using var made = await DemoPortal.PostAsync(person, Page, Page + "?handler=Issue", new() { ["Name"] = "Bảng tính của tôi", ["Scopes"] = TokenScopes.ReadTasks, ["Days"] = "90" });
        var token = Token().Match(await made.Content.ReadAsStringAsync()).Value;
        Assert.NotEmpty(token);
        var again = await person.GetStringAsync(Page);
        Assert.Contains("Bảng tính của tôi", again, StringComparison.Ordinal);
        Assert.DoesNotContain(token, again, StringComparison.Ordinal);

        using var program = portal.Visitor();
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using (var opened = await program.GetAsync("/api/v1/me"))
            Assert.Equal(HttpStatusCode.OK, opened.StatusCode);

        var id = token.Split('_')[1];
        using var revoked = await DemoPortal.PostAsync(person, Page, Page + "?handler=Revoke", new() { ["id"] = id });
        Assert.Equal(HttpStatusCode.Redirect, revoked.StatusCode);
        using var closed = await program.GetAsync("/api/v1/me");
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
    }

    [Fact]
    public async Task What_was_typed_stays_and_the_error_stands_at_its_field()
    {
        using var person = await portal.SignedInAsync("cv.vp");
        using var answer = await DemoPortal.PostAsync(person, Page, Page + "?handler=Issue", new() { ["Name"] = "Chương trình A", ["Days"] = "365" });
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Contains("Chưa chọn phạm vi nào", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Chương trình A\"", html, StringComparison.Ordinal);
        Assert.Matches("value=\"365\"[^>]*checked", html);
        Assert.DoesNotContain(TokenScopes.ManageWebhooks, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_cookie_does_not_open_the_interface()
    {
        using var person = await portal.SignedInAsync("quantri");
        using var answer = await person.GetAsync("/api/v1/me");

        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_token_does_not_open_pages()
    {
        using var program = await TokenClient.OfAsync(portal, "quantri", TokenScopes.ReadAdmin);
        foreach (var address in new[] { "/viec-cua-toi", "/quan-tri", "/api/definitions/x/draft" })
        {
            using var answer = await program.Http.GetAsync(address);
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("en", "A token that is good is needed")]
    [InlineData("en-GB;q=0.9, vi;q=0.1", "A token that is good is needed")]
    [InlineData("vi", "Cần mã truy cập còn hiệu lực")]
    [InlineData("fr", "Cần mã truy cập còn hiệu lực")]
    [InlineData(null, "Cần mã truy cập còn hiệu lực")]
    public async Task Problems_speak_the_language_that_is_asked_for(string? language, string words)
    {
        using var stranger = portal.Visitor();
        if (language is not null)
            stranger.DefaultRequestHeaders.Add("Accept-Language", language);
        Assert.StartsWith(words, System.Text.Json.JsonDocument.Parse(await (await stranger.GetAsync("/api/v1/me")).Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_learn_nothing_about_which_addresses_exist_and_others_get_a_problem()
    {
        using var stranger = portal.Visitor();
        using var program = await TokenClient.OfAsync(portal, "cv.tnmt", TokenScopes.ReadTasks);
        using var answer = await stranger.GetAsync("/api/v1/khong-co");
        var known = await program.GetAsync("/api/v1/khong-co");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (known.Status, known.Type));
    }

    [Fact]
    public async Task Me_says_whose_token_it_is_and_what_it_may_do()
    {
        using var program = await TokenClient.OfAsync(portal, "tp.tnmt", TokenScopes.ReadTasks, TokenScopes.ReadPlans);
        var me = (await program.GetAsync("/api/v1/me")).Json;
        var person = await portal.ReadAsync(db => db.Users.SingleAsync(account => account.UserName == "tp.tnmt"));

        Assert.Equal((person.Id, person.FullName), (me.GetProperty("id").GetString(), me.GetProperty("name").GetString()));
        Assert.Equal(["tasks:read", "plans:read"], me.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        Assert.Equal(("TNMT", "head"), (me.GetProperty("posts")[0].GetProperty("unit").GetString(), me.GetProperty("posts")[0].GetProperty("role").GetString()));
        Assert.EndsWith("+07:00", me.GetProperty("now").GetString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("vq_[a-z0-9]{16}_[A-Za-z0-9_-]{43}")]
    private static partial Regex Token();
}
