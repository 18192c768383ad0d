namespace VanQuan.Workflows.Application.Identity.Tokens;

/// <summary>Why a token was not made or not revoked; the page puts it in words.</summary>
public enum TokenRefusal { NotAllowed, BadName, NoScope, ScopeNotYours, BadPeriod, TooMany, NotFound }

/// <summary>Nothing was changed.</summary>
public sealed class TokenRefusedException(TokenRefusal refusal) : Exception($"The token was refused: {refusal}.")
{
    public TokenRefusal Refusal { get; } = refusal;
}
