namespace VanQuan.Workflows.Portal.Wording;

/// <summary>Verbs of audit lines as people say them; the same verb as on the button. An unknown one is shown as it is written.</summary>
public static class VerbWords
{
    public static string Verb(this Say say, string verb) => verb switch
    {
        "TaskOpened" => say["giao việc, gửi thư"],
        "ApprovalOpened" => say["chuyển phê duyệt, gửi thư"],
        "TaskReopened" => say["mở lại để sửa"],
        "TaskClaimed" => say["đã nhận việc"],
        "TaskReleased" => say["đã thôi nhận việc"],
        "TaskSubmitted" => say["nộp"],
        "SubmissionWithdrawn" => say["đã rút lại để sửa"],
        "TaskApproved" => say["đã phê duyệt"],
        "TaskReturned" => say["đã trả lại để sửa"],
        "TaskRejected" => say["đã không phê duyệt"],
        "TaskReassigned" => say["đã giao lại"],
        "TaskRefused" => say["đã trả việc về bên giao"],
        "TaskCancelled" => say["đã hủy việc"],
        "TaskSuperseded" => say["đóng vì quy trình đi hướng khác"],
        "TaskCompleted" => say["đã hoàn thành"],
        "TaskOverdue" => say["việc quá hạn"],
        "DueDateRecounted" => say["tính lại hạn vì lịch nghỉ thay đổi"],
        "DueDateChanged" => say["đã đổi hạn"],
        "ExtensionRequested" => say["đã đề nghị gia hạn"],
        "ExtensionGranted" => say["đã gia hạn"],
        "ExtensionRefused" => say["đã không gia hạn"],
        "ExtensionWithdrawn" => say["đã rút đề nghị gia hạn"],
        "EvidenceAttached" => say["đính kèm tệp"],
        "EvidenceRemoved" => say["gỡ tệp"],
        "EvidenceScanned" => say["quét vi-rút: tệp sạch"],
        "EvidenceInfected" => say["quét vi-rút: tệp có mã độc, đã khóa"],
        "TaskCommented" => say["đã gửi ý kiến"],
        "TaskContributed" => say["đã gửi phần phối hợp"],
        "CountPaused" => say["tạm dừng tính hạn"],
        "CountResumed" => say["tính hạn trở lại"],
        "InstanceStarted" => say["bắt đầu quy trình"],
        "StartedOutsideThePlan" => say["đã bắt đầu một lượt ngoài kế hoạch"],
        "InstanceFinished" => say["quy trình kết thúc"],
        "NobodyMayApprove" => say["không còn ai duyệt được, báo quản trị"],
        _ => verb,
    };
}
