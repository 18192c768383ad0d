using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.SigningIn;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Api.V1.Guarding;

/// <summary>
/// <c>Authorization: Bearer vq_…</c>: the request acts as the token's person, within its scopes. Under <c>/api/v1</c> this is the
/// only way in: a session cookie is not looked at there, so no other site can make a browser send something.
/// </summary>
public sealed class TokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, UseToken tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Token";

    public const string ScopeClaim = "scope";

    /// <summary>The claim that holds the token's id.</summary>
    public const string TokenClaim = "token";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (await tokens.FindAsync(header[Bearer.Length..].Trim(), Policies.IsLoopback(Context), Context.RequestAborted) is not { } used)
            return AuthenticateResult.Fail("The token is not known, has ended, or its account cannot be used.");
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(IdentityOf(used)), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.WriteAsync(Context, new ProblemException(StatusCodes.Status401Unauthorized, new Words(
            "Cần mã truy cập còn hiệu lực: Authorization: Bearer vq_… Tạo mã ở trang Tài khoản, mục Mã truy cập.",
            "A token that is good is needed: Authorization: Bearer vq_… Make one on the page Account, Access tokens.")));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var needed = Context.GetEndpoint()?.Metadata.GetMetadata<NeededScope>()?.Scope;
        Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{needed}\"";
        return Problems.WriteAsync(Context, new ProblemException(StatusCodes.Status403Forbidden, new Words(
            $"Mã truy cập này không có phạm vi “{needed}”. Tạo mã khác có phạm vi đó.", $"This token does not have the scope “{needed}”. Make another one that has.")));
    }

    private static ClaimsIdentity IdentityOf(UseToken.Used used)
    {
        var (token, account) = used;
        var identity = new ClaimsIdentity(Name, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, account.Id));
        identity.AddClaim(new Claim(ClaimTypes.Name, account.UserName ?? account.Id));
        identity.AddClaim(new Claim(AccountClaims.FullName, account.FullName));
        identity.AddClaim(new Claim(AccountClaims.Language, account.Language));
        identity.AddClaim(new Claim(TokenClaim, token.Id));
        identity.AddClaims(token.Scopes.Select(scope => new Claim(ScopeClaim, scope)));
        // A token that was made by an administrator who is none any more loses what is for administrators.
        identity.AddClaims(Enum.GetValues<SystemRoles>().Where(role => role != SystemRoles.None && account.SystemRoles.HasFlag(role)).Select(role => new Claim(ClaimTypes.Role, role.ToString())));
        return identity;
    }
}

/// <summary>The scope an address asks for, to name it in a refusal and in the document.</summary>
public sealed record NeededScope(string Scope);
