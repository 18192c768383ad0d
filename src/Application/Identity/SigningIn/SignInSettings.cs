using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Identity.SigningIn;

/// <summary>Settings under <c>SignIn</c>. How many tries there are and how long a lockout lasts stand there as well.</summary>
public sealed class SignInSettings
{
    /// <summary>A session ends this long after its last use.</summary>
    public double SessionHours { get; set; } = 10;

    /// <summary>Whoever has one of these roles must sign in with a code besides the password, and is led to set it up.</summary>
    public SystemRoles RequireTwoStep { get; set; }

    /// <summary>The name an authenticator app shows beside the account's.</summary>
    public string TwoStepName { get; set; } = "VanQuan";
}
