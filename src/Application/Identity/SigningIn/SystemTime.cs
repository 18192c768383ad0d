namespace VanQuan.Workflows.Application.Identity.SigningIn;

/// <summary>
/// The system's clock, for sign-in, sessions and lockouts only: they stay on real time while the demo clock moves (law 10).
/// Named once, where the program is put together.
/// </summary>
public sealed record SystemTime(TimeProvider Provider);
