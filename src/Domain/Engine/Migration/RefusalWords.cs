using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Soundness;

namespace VanQuan.Workflows.Domain.Engine.Migration;

/// <summary>The refusals of a migration in the designer's words: steps by their names, and what can be done about it.</summary>
internal static class RefusalWords
{
    public static MigrationRefusal Ended() => new(null, "Lượt chạy đã kết thúc.", "This run has ended.");

    public static MigrationRefusal Gone(ActivityNode old) => new(old.Id,
        $"Bước {StepNames.Of(old).Vi} không còn trong phiên bản mới. Chọn bước để đi tiếp, hoặc bỏ bước này.",
        $"The step {StepNames.Of(old).En} is not in the new version. Choose where to go on, or drop it.");

    public static MigrationRefusal OtherKind(ActivityNode old) => new(old.Id,
        $"Bước {StepNames.Of(old).Vi} thành loại khác trong phiên bản mới. Chọn bước để bắt đầu lại, hoặc bỏ bước này.",
        $"The step {StepNames.Of(old).En} is of another kind in the new version. Choose where to begin anew, or drop it.");

    public static MigrationRefusal Elsewhere(ActivityNode old) => new(old.Id,
        $"Bước {StepNames.Of(old).Vi} nằm trong một nhóm khác ở phiên bản mới. Chọn bước để bắt đầu lại, hoặc bỏ bước này.",
        $"The step {StepNames.Of(old).En} stands inside another group in the new version. Choose where to begin anew, or drop it.");

    public static MigrationRefusal NoSuchTarget(ActivityNode old) => new(old.Id,
        $"Bước được chọn cho {StepNames.Of(old).Vi} không dùng được: không có trong phiên bản mới, hoặc nhóm chứa nó chưa mở.",
        $"The step chosen for {StepNames.Of(old).En} cannot be used: it is not in the new version, or the group around it is not open.");

    public static MigrationRefusal NoOutcome(ActivityNode old, string outcome) => new(old.Id,
        $"Bước {StepNames.Of(old).Vi} không có lối ra “{outcome}” trong phiên bản mới.",
        $"The step {StepNames.Of(old).En} has no way out “{outcome}” in the new version.");

    public static MigrationRefusal Unreachable(ActivityNode old, ActivityNode place) => new(old.Id,
        $"Không có đường nào tới bước {StepNames.Of(place).Vi} trong phiên bản mới.",
        $"No way leads to the step {StepNames.Of(place).En} in the new version.");

    public static MigrationRefusal BothOpen(ActivityNode old, ActivityNode first, ActivityNode second) => new(old.Id,
        $"{StepNames.Of(first).Vi} và {StepNames.Of(second).Vi} cùng đang mở, nhưng phiên bản mới xếp bước này sau bước kia. Bỏ một bước hoặc bắt đầu lại ở chỗ khác.",
        $"{StepNames.Of(first).En} and {StepNames.Of(second).En} are both open, but the new version puts one behind the other. Drop one, or begin anew elsewhere.");

    public static MigrationRefusal DoneAhead(ActivityNode old, ActivityNode place, ActivityNode done) => new(old.Id,
        $"Bước {StepNames.Of(done).Vi} đã xong, nhưng phiên bản mới đặt nó sau {StepNames.Of(place).Vi}. Việc đã xong không chạy lại; chọn bước khác để đi tiếp.",
        $"The step {StepNames.Of(done).En} is done, but the new version puts it behind {StepNames.Of(place).En}. Completed work never runs again; choose another step to go on.");

    public static MigrationRefusal AlreadyDone(ActivityNode old, ActivityNode target) => new(old.Id,
        $"Bước {StepNames.Of(target).Vi} đã xong trong lượt chạy này. Việc đã xong không chạy lại; chọn bước khác.",
        $"The step {StepNames.Of(target).En} is done in this run. Completed work never runs again; choose another step.");

    public static MigrationRefusal Unreadable(ActivityNode node, string why) => new(node.Id,
        $"Không tính được nội dung mới của bước {StepNames.Of(node).Vi}: {why}",
        $"What the step {StepNames.Of(node).En} now says cannot be worked out: {why}");

    public static MigrationRefusal Broken(string why) => new(null,
        $"Phiên bản mới không chạy tiếp được từ chỗ đang đứng: {why}",
        $"The new version cannot go on from where the run stands: {why}");

    public static MigrationRefusal CannotFinish(string? place, BilingualText why) => new(place,
        $"Chuyển sang phiên bản mới thì lượt này không đi tới cùng được. {why.Vi}",
        $"On the new version this run could not come to its end. {why.En}");

    public static MigrationRefusal Stranded(string? place, ActivityNode join) => new(place,
        $"Chuyển như vậy thì lượt chạy kết thúc ngay, trong khi bước {StepNames.Of(join).Vi} còn chờ một nhánh không bao giờ tới. Chọn khác cho bước bị bỏ: một kết quả để đi tiếp, hoặc bước để đứng vào.",
        $"Moved like this the run would end at once, while the step {StepNames.Of(join).En} still waits for a branch that never comes. Choose otherwise for the step that is dropped: an outcome to go on by, or a step to stand at.");

    public static BilingualText EndsAtOnce() => new(
        "Chuyển xong thì lượt này kết thúc ngay: phiên bản mới không còn việc gì cho nó.",
        "Once moved, this run ends at once: the new version has nothing left for it to do.");

    public static BilingualText Undecided(ProofLimits limits) => new(
        $"Quy trình quá lớn để xem hết mọi diễn biến (đã xem {limits.MaxStates} trạng thái), nên chưa biết chắc lượt này luôn kết thúc được.",
        $"There is too much to look at everything that can happen ({limits.MaxStates} states were looked at); whether this run can always finish is not certain.");

    public static BilingualText OpenIncident() => new(
        "Lượt này có sự cố đang mở, nên chưa xem được nó có kết thúc được không; xử lý sự cố rồi quy trình đi tiếp.",
        "This run has an open incident, so whether it can finish was not looked at; it goes on when the incident is dealt with.");
}
