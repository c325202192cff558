<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="ru_RU">
<context>
    <name>CallCard</name>
    <message>
        <source>окно</source>
        <translation>window</translation>
    </message>
    <message>
        <source>талон</source>
        <translation>ticket</translation>
    </message>
</context>
<context>
    <name>CategoryScreen</name>
    <message>
        <source>Нажмите на строку, которая вам подходит</source>
        <translation>Touch the line that fits you</translation>
    </message>
    <message>
        <source>Назад</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Выберите категорию</source>
        <translation>Choose a category</translation>
    </message>
</context>
<context>
    <name>ClassScreen</name>
    <message>
        <source>Есть право на льготу?</source>
        <translation>Are you entitled to priority?</translation>
    </message>
    <message>
        <source>Выберите свою категорию. Документ покажите у окна.</source>
        <translation>Choose your category. Show your document at the window.</translation>
    </message>
    <message>
        <source>Назад</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>HallScreen</name>
    <message>
        <source>Ожидайте вызова.
Номер вашего талона
появится здесь.</source>
        <translation>Please wait.
Your ticket number
will appear here.</translation>
    </message>
    <message>
        <source>Табло готовится к работе</source>
        <translation>The display is getting ready</translation>
    </message>
    <message>
        <source>Талон</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Окно</source>
        <translation>Window</translation>
    </message>
</context>
<context>
    <name>IssuingScreen</name>
    <message>
        <source>Готовим талон…</source>
        <translation>Preparing your ticket…</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Талон: главное табло</source>
        <translation>Talon: hall display</translation>
    </message>
    <message>
        <source>Талон: терминал регистрации</source>
        <translation>Talon: ticket kiosk</translation>
    </message>
</context>
<context>
    <name>OutOfOrderScreen</name>
    <message>
        <source>Терминал временно не работает</source>
        <translation>This terminal is out of order</translation>
    </message>
    <message>
        <source>Обратитесь, пожалуйста, к сотруднику инспекции.</source>
        <translation>Please ask a member of staff.</translation>
    </message>
    <message>
        <source>Попробуйте взять талон на другом терминале</source>
        <translation>Please try to take a ticket at another terminal</translation>
    </message>
</context>
<context>
    <name>PrintState</name>
    <message>
        <source>Печатаем талон…</source>
        <translation>Printing your ticket…</translation>
    </message>
    <message>
        <source>Возьмите талон и следите за табло: вас вызовут по номеру.</source>
        <translation>Take your ticket and watch the display: you will be called by number.</translation>
    </message>
    <message>
        <source>Талон не будет напечатан. Запишите номер или сфотографируйте экран.</source>
        <translation>The ticket will not be printed. Write the number down or take a photo of the screen.</translation>
    </message>
    <message>
        <source>Напечатать талон не получилось. Запишите номер или сфотографируйте экран.</source>
        <translation>The ticket could not be printed. Write the number down or take a photo of the screen.</translation>
    </message>
</context>
<context>
    <name>RefusedScreen</name>
    <message>
        <source>Назад</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Закончить</source>
        <translation>Finish</translation>
    </message>
</context>
<context>
    <name>ServiceScreen</name>
    <message>
        <source>Выберите услугу</source>
        <translation>Choose a service</translation>
    </message>
    <message>
        <source>Назад</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>Вы ещё здесь?</source>
        <translation>Are you still here?</translation>
    </message>
    <message>
        <source>Я ещё здесь</source>
        <translation>I am still here</translation>
    </message>
    <message>
        <source>Закончить</source>
        <translation>Finish</translation>
    </message>
</context>
<context>
    <name>TicketScreen</name>
    <message>
        <source>Ваш талон</source>
        <translation>Your ticket</translation>
    </message>
    <message>
        <source>Код для телефона</source>
        <translation>Code for your phone</translation>
    </message>
    <message>
        <source>Наведите камеру телефона на код и следите за очередью на телефоне</source>
        <translation>Point your phone’s camera at the code and follow the queue on your phone</translation>
    </message>
    <message>
        <source>Готово</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>TurnPages</name>
    <message>
        <source>%1 из %2</source>
        <comment>page of pages</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Предыдущая страница</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Ещё</source>
        <comment>more choices on the next page</comment>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Возьмите талон</source>
        <translation>Take a ticket</translation>
    </message>
    <message>
        <source>Терминал готовится к работе</source>
        <translation>The terminal is getting ready</translation>
    </message>
    <message>
        <source>Нажмите на свой язык
Touch your language</source>
        <translation>Нажмите на свой язык
Touch your language</translation>
    </message>
    <message>
        <source>Это займёт немного времени. Если нужно срочно, обратитесь, пожалуйста, к сотруднику.</source>
        <translation>This takes a little while. If it is urgent, please ask a member of staff.</translation>
    </message>
    <message>
        <source>Русский</source>
        <comment>in Russian in every catalogue</comment>
        <translation>Русский</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::HallController</name>
    <message>
        <source>Талон %1, окно %2</source>
        <comment>on the display</comment>
        <translation>Ticket %1, window %2</translation>
    </message>
    <message>
        <source>Нет связи с %1. Вызовы слушайте у окон.</source>
        <comment>time</comment>
        <translation>No connection since %1. Listen for calls at the windows.</translation>
    </message>
    <message>
        <source>Ожидают: %1</source>
        <translation>Waiting: %1</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::IdleWatch</name>
    <message>
        <source>Экран закроется через %1</source>
        <translation>This screen closes in %1</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::IssuedTicket</name>
    <message>
        <source>Ваш талон</source>
        <translation>Your ticket</translation>
    </message>
    <message>
        <source>Следите за табло: вас вызовут по номеру</source>
        <translation>Watch the display: you will be called by number</translation>
    </message>
    <message>
        <source>Очередь на вашем телефоне</source>
        <translation>The queue on your phone</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::Preference</name>
    <message>
        <source>Есть право на льготу?</source>
        <translation>Are you entitled to priority?</translation>
    </message>
    <message>
        <source>Отметьте, если у вас есть право на льготу. Документ покажите у окна.</source>
        <translation>Tick if you are entitled to priority. Show your document at the window.</translation>
    </message>
    <message>
        <source>Нажмите здесь и выберите свою категорию</source>
        <translation>Touch here and choose your category</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::RefusalText</name>
    <message>
        <source>Сейчас приёма нет</source>
        <translation>Closed at the moment</translation>
    </message>
    <message>
        <source>Сейчас талоны на эту услугу не выдаются. Спросите сотрудника, когда откроется приём.</source>
        <translation>No tickets are given for this service now. Please ask staff when it opens.</translation>
    </message>
    <message>
        <source>Талоны на сегодня закончились</source>
        <translation>No more tickets today</translation>
    </message>
    <message>
        <source>На эту услугу сегодня больше нет талонов. Приходите, пожалуйста, в другой день или обратитесь к сотруднику.</source>
        <translation>There are no more tickets for this service today. Please come on another day or ask a member of staff.</translation>
    </message>
    <message>
        <source>Список услуг изменился</source>
        <translation>The list of services has changed</translation>
    </message>
    <message>
        <source>Вернитесь назад и выберите услугу ещё раз.</source>
        <translation>Go back and choose the service again.</translation>
    </message>
    <message>
        <source>Не получилось выдать талон</source>
        <translation>The ticket could not be given</translation>
    </message>
    <message>
        <source>Попробуйте ещё раз. Если не получится, обратитесь, пожалуйста, к сотруднику.</source>
        <translation>Please try again. If it does not work, ask a member of staff.</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::TicketController</name>
    <message>
        <source>Принтер не работает. Номер талона будет показан на экране.</source>
        <translation>The printer is not working. Your number will be shown on the screen.</translation>
    </message>
    <message>
        <source>Нет связи с сервером. Талоны выдаются как обычно.</source>
        <translation>No connection to the server. Tickets are given as usual.</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::Wording</name>
    <message>
        <source>Перед вами никого нет</source>
        <translation>Nobody is ahead of you</translation>
    </message>
    <message numerus="yes">
        <source>Перед вами %n человек</source>
        <translation>
            <numerusform>There is %n person ahead of you</numerusform>
            <numerusform>There are %n people ahead of you</numerusform>
        </translation>
    </message>
    <message>
        <source>Ожидание меньше минуты</source>
        <translation>The wait is less than a minute</translation>
    </message>
    <message numerus="yes">
        <source>Ожидание около %n минут</source>
        <translation>
            <numerusform>The wait is about %n minute</numerusform>
            <numerusform>The wait is about %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Очереди нет</source>
        <translation>No queue</translation>
    </message>
    <message>
        <source>с %1 до %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source> и </source>
        <translation> and </translation>
    </message>
    <message>
        <source>сегодня</source>
        <translation>today</translation>
    </message>
    <message>
        <source>завтра</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>в понедельник</source>
        <translation>on Monday</translation>
    </message>
    <message>
        <source>во вторник</source>
        <translation>on Tuesday</translation>
    </message>
    <message>
        <source>в среду</source>
        <translation>on Wednesday</translation>
    </message>
    <message>
        <source>в четверг</source>
        <translation>on Thursday</translation>
    </message>
    <message>
        <source>в пятницу</source>
        <translation>on Friday</translation>
    </message>
    <message>
        <source>в субботу</source>
        <translation>on Saturday</translation>
    </message>
    <message>
        <source>в воскресенье</source>
        <translation>on Sunday</translation>
    </message>
    <message>
        <source>Сейчас закрыто</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>Сейчас закрыто, откроется %1 в %2</source>
        <comment>day, time</comment>
        <translation>Closed now, opens %1 at %2</translation>
    </message>
    <message>
        <source>Талоны на эту услугу начнут выдавать %1 в %2.</source>
        <comment>day, time</comment>
        <translation>Tickets for this service are given from %1, %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n секунд</source>
        <comment>after «через»</comment>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message>
        <source>Ждут: %1</source>
        <translation>Waiting: %1</translation>
    </message>
    <message>
        <source>около %1 мин</source>
        <translation>about %1 min</translation>
    </message>
</context>
</TS>
