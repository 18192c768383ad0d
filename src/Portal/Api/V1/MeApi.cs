using System.Security.Claims;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Portal.Api.V1.Guarding;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Api.V1;

/// <summary>Whose token it is and what it may be used for.</summary>
internal static class MeApi
{
    public sealed record OwnPost(string Unit, string UnitName, Role Role);

    /// <param name="Now">The service's moment; a demonstration runs on a clock of its own.</param>
    public sealed record Me(string Id, string Name, IReadOnlyList<OwnPost> Posts, IReadOnlyList<string> Scopes, DateTimeOffset Now, DateOnly Today);

    public static void MapMe(this RouteGroupBuilder v1) => v1.MapGet("/me", MeAsync).RequireAuthorization(V1Setup.Anybody())
        .WithTags("Account").WithSummary("Whose token this is, their posts, and the token's scopes").Answers();

    private static async Task<Me> MeAsync(ClaimsPrincipal person, Visitor visitor, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var posts = visitor.Staff.PostsOf(visitor.Actor.PersonId, visitor.Today).Select(post => new OwnPost(post.UnitCode, visitor.UnitName(post.UnitCode), post.Role));
        return new Me(visitor.Actor.PersonId, visitor.Name, [.. posts], [.. person.FindAll(TokenScheme.ScopeClaim).Select(claim => claim.Value)], visitor.Now, visitor.Today);
    }
}
