namespace VanQuan.Workflows.Domain.Identity;

/// <summary>
/// What a person is inside one body. Head covers "Trưởng phòng", "Chánh Văn phòng" and "Chủ tịch UBND xã" alike;
/// ViceChairman stands above all bodies of the district and signs for UBND huyện.
/// </summary>
public enum Role { Officer, Deputy, Head, ViceChairman }

/// <summary>What a person may do in the service itself, apart from any body.</summary>
[Flags]
public enum SystemRoles
{
    None = 0,

    /// <summary>Accounts, units, incidents, settings and the job dashboard.</summary>
    Administrator = 1,

    /// <summary>Draws and publishes definitions.</summary>
    Designer = 2,

    /// <summary>Reads every plan, task and report; decides nothing.</summary>
    Supervisor = 4,
}
